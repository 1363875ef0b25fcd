package io.luoshi.platform.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/**
 * What was put into the maps, taken out of them and dropped since the last block was taken, in its order. Doing it all
 * once more changes nothing, so a block may be applied to a state that already has a part of it.
 */
final class Changes {

    private static final byte NAME = 1;
    private static final byte PUT = 2;
    private static final byte REMOVE = 3;
    private static final byte DROP = 4;

    private static final int USUAL_BYTES = 64 * 1024;

    /** A buffer that has become larger is not kept for the next block. */
    private static final int MAX_KEPT_BYTES = 4 * 1024 * 1024;

    /** What applying a block calls. */
    interface Target {

        void put(String map, byte[] key, byte[] value);

        void remove(String map, byte[] key);

        void drop(String map);
    }

    private final Map<String, Integer> names = new HashMap<>();
    private WriteBuffer block = new WriteBuffer(USUAL_BYTES);

    synchronized void put(String map, byte[] key, byte[] value) {
        operation(PUT, map);
        bytes(key);
        bytes(value);
    }

    synchronized void remove(String map, byte[] key) {
        operation(REMOVE, map);
        bytes(key);
    }

    synchronized void drop(String map) {
        operation(DROP, map);
    }

    synchronized boolean isEmpty() {
        return block.position() == 0;
    }

    synchronized byte[] take() {
        byte[] taken = Arrays.copyOf(block.getBuffer().array(), block.position());
        block = block.capacity() > MAX_KEPT_BYTES ? new WriteBuffer(USUAL_BYTES) : block.clear();
        names.clear();
        return taken;
    }

    /** Each map is named once in a block and numbered from then on. */
    private void operation(byte operation, String map) {
        Integer number = names.get(map);
        if (number == null) {
            number = names.size();
            names.put(map, number);
            block.put(NAME).putVarInt(map.length()).putStringData(map, map.length());
        }
        block.put(operation).putVarInt(number);
    }

    private void bytes(byte[] bytes) {
        block.putVarInt(bytes.length).put(bytes);
    }

    static void apply(byte[] block, Target target) {
        ByteBuffer source = ByteBuffer.wrap(block);
        Map<Integer, String> names = new HashMap<>();
        while (source.hasRemaining()) {
            byte operation = source.get();
            if (operation == NAME) {
                names.put(names.size(), DataUtils.readString(source));
                continue;
            }
            String map = names.get(DataUtils.readVarInt(source));
            if (map == null) {
                throw new IllegalStateException("a change in the journal names no map");
            }
            switch (operation) {
                case PUT -> target.put(map, readBytes(source), readBytes(source));
                case REMOVE -> target.remove(map, readBytes(source));
                case DROP -> target.drop(map);
                default -> throw new IllegalStateException("unknown change in the journal: " + operation);
            }
        }
    }

    private static byte[] readBytes(ByteBuffer source) {
        byte[] bytes = new byte[DataUtils.readVarInt(source)];
        source.get(bytes);
        return bytes;
    }
}
