// Verifies a receipt without the installation it came from: node verify-receipt.mjs RECEIPT KEYS [CONTENT]
//   RECEIPT  file with the compact JWS     KEYS  file with the JWK set of /api/progress/receipts/keys
//   CONTENT  file with the content in its canonical form; its hash is compared
// Needs Node.js 18, nothing else. The format: docs/receipts.md. Ends with 0 only when all is well.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [receiptFile, keysFile, contentFile] = process.argv.slice(2);
const read = (file) => readFileSync(file, 'utf8').trim();
const json = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
const fail = (why) => {
  console.error(why);
  process.exit(1);
};

const [head, payload, signature] = read(receiptFile).split('.');
const { alg, typ, kid } = json(head);
if (alg !== 'ES256' || typ !== 'luoshi-receipt') fail('No receipt.');
const jwk = JSON.parse(read(keysFile)).keys.find((key) => key.kid === kid);
if (!jwk) fail(`Unknown key ${kid}.`);
const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
if (!verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))) fail('Wrong signature.');

const claims = json(payload);
console.log(claims);
if (contentFile) {
  const hash = createHash('sha256').update(read(contentFile)).digest('hex');
  if (hash !== claims.contentSha256) fail('This is not the content that was handed in.');
  console.log('This is the content that was handed in.');
}
