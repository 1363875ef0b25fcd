package io.luoshi.platform;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in the store's file as BSON; the library's default is Java serialisation, three times as long and slow. */
final class BsonType extends BasicDataType<Document> {

    static final BsonType INSTANCE = new BsonType();

    /** What a small document costs in memory beyond its content, roughly; it decides how many share a page. */
    private static final int OBJECT_BYTES = 200;

    private BsonType() {}

    @Override
    public int getMemory(Document document) {
        return OBJECT_BYTES + encode(document).readableBytes();
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        ByteBuf bson = encode(document);
        target.putVarInt(bson.readableBytes());
        target.put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        byte[] bson = new byte[DataUtils.readVarInt(source)];
        source.get(bson);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static ByteBuf encode(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        return buffer;
    }
}
