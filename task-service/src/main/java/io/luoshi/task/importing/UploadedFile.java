package io.luoshi.task.importing;

import io.luoshi.task.importing.NoticeImport.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file on its way in, on disk until it is read; a large one never stands in memory. */
record UploadedFile(Upload upload, Path content) {

    /** Takes the content of an upload, which ends with its request. @param name empty for pasted text */
    static UploadedFile of(String name, InputStream content) throws IOException {
        Path file = Files.createTempFile("luoshi-import-", null);
        try (DigestInputStream in = new DigestInputStream(content, sha256())) {
            long size = Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
            return new UploadedFile(new Upload(name, digest, size), file);
        } catch (IOException incomplete) {
            Files.delete(file);
            throw incomplete;
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
