package io.luoshi.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A file of blocks of {@link Changes}, each with its length and checksum before it. A block counts as a whole or not at
 * all: reading ends at the first one that is not as it was written, which is how a file looks after a crash or a power
 * cut. Journals are numbered; the store's file says which is the first one that it does not hold.
 */
final class Journal implements AutoCloseable {

    private static final String NAME = "journal-%010d";
    private static final int HEADER_BYTES = 8;

    /** No block is longer: a greater length is garbage. */
    private static final int MAX_BLOCK_BYTES = 512 * 1024 * 1024;

    private final long number;
    private final FileChannel channel;
    private final boolean forced;
    private long length;

    private Journal(long number, FileChannel channel, boolean forced) {
        this.number = number;
        this.channel = channel;
        this.forced = forced;
    }

    /** @param forced whether each block is on the disk, and not only with the operating system, when it is appended */
    static Journal create(Path directory, long number, boolean forced) throws IOException {
        FileChannel channel = FileChannel.open(
                file(directory, number),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        return new Journal(number, channel, forced);
    }

    static Path file(Path directory, long number) {
        return directory.resolve(NAME.formatted(number));
    }

    /** Numbers of the journals in the directory, ascending. */
    static List<Long> numbers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("journal-\\d{10}"))
                    .map(name -> Long.valueOf(name.substring("journal-".length())))
                    .sorted()
                    .toList();
        }
    }

    static void delete(Path directory, long number) {
        try {
            Files.deleteIfExists(file(directory, number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long number() {
        return number;
    }

    long length() {
        return length;
    }

    /** All of the block is in the file when this returns; when it throws, the file is as it was. */
    void append(byte[] content) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(HEADER_BYTES + content.length);
        block.putInt(content.length).putInt(checksum(content)).put(content).flip();
        long position = length;
        try {
            while (block.hasRemaining()) {
                position += channel.write(block, position);
            }
            if (forced) {
                channel.force(false);
            }
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
        length = position;
    }

    void force() throws IOException {
        channel.force(true);
    }

    /** Reads the intact blocks and returns whether the file ends after the last of them. */
    static boolean read(Path file, Consumer<byte[]> blocks) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            while (fill(channel, header.clear())) {
                int size = header.getInt(0);
                if (size <= 0 || size > MAX_BLOCK_BYTES || size > channel.size() - channel.position()) {
                    return false;
                }
                ByteBuffer content = ByteBuffer.allocate(size);
                if (!fill(channel, content) || checksum(content.array()) != header.getInt(Integer.BYTES)) {
                    return false;
                }
                blocks.accept(content.array());
            }
            return channel.position() == channel.size() && header.position() == 0;
        }
    }

    private static boolean fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int checksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
