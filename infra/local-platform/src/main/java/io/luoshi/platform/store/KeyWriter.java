package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that the unsigned order of the bytes is MongoDB's order of the values, as the library compares them:
 * a byte for the type, then the content, which ends by itself, so that several values can follow one another. Numbers
 * that are equal are the same bytes whatever their type. A descending value is written with every bit turned round.
 */
final class KeyWriter {

    /** Greater than whatever may follow a value, ascending or descending. */
    static final int END = 0xFF;

    private static final int MIN_KEY = 0x08;
    private static final int NULL = 0x10;
    private static final int NUMBER = 0x20;
    private static final int STRING = 0x30;
    private static final int DOCUMENT = 0x40;
    private static final int ARRAY = 0x50;
    private static final int BINARY = 0x60;
    private static final int LEGACY_UUID = 0x62;
    private static final int UUID_TYPE = 0x64;
    private static final int OBJECT_ID = 0x70;
    private static final int BOOLEAN = 0x80;
    private static final int DATE = 0x90;
    private static final int TIMESTAMP = 0xA0;
    private static final int REGULAR_EXPRESSION = 0xB0;
    private static final int OTHER = 0xC0;
    private static final int MAX_KEY = 0xE0;

    private static final int MAX_ONE_BYTE = 0x80;
    private static final int MAX_TWO_BYTES = 0x800;
    private static final int MAX_THREE_BYTES = 0x10000;

    private byte[] bytes = new byte[64];
    private int length;

    KeyWriter() {}

    KeyWriter(Key start) {
        raw(start.bytes());
    }

    KeyWriter value(@Nullable Object value, boolean ascending) {
        int start = length;
        write(value);
        return ascending ? this : turnRound(start);
    }

    /** Only the type of the value: less than every value of the type that is written in the same direction. */
    KeyWriter type(Object value, boolean ascending) {
        int start = length;
        put(typeOf(value));
        return ascending ? this : turnRound(start);
    }

    KeyWriter raw(byte[] more) {
        for (byte next : more) {
            put(next);
        }
        return this;
    }

    KeyWriter end() {
        put(END);
        return this;
    }

    Key toKey() {
        return new Key(Arrays.copyOf(bytes, length));
    }

    private KeyWriter turnRound(int start) {
        for (int i = start; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return this;
    }

    private void write(@Nullable Object value) {
        put(typeOf(value));
        switch (value) {
            case Number number -> number(number);
            case String string -> string(string);
            case Document document -> document(document);
            case Collection<?> array -> array(array);
            case BinData binary -> binary(binary.getData());
            case LegacyUUID uuid -> string(uuid.getUuid().toString());
            case UUID uuid -> string(uuid.toString());
            case ObjectId id -> raw(id.toByteArray());
            case Boolean bool -> put(bool ? 1 : 0);
            case java.time.Instant instant -> signed(instant.toEpochMilli());
            case BsonTimestamp timestamp -> signed(timestamp.getValue());
            case BsonRegularExpression expression -> string(expression.getPattern() + "/" + expression.getOptions());
            case null -> {}
            case Missing _, MinKey _, MaxKey _ -> {}
            default -> string(value.toString());
        }
    }

    private static int typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing _ -> NULL;
            case MinKey _ -> MIN_KEY;
            case Number _ -> NUMBER;
            case String _ -> STRING;
            case Document _ -> DOCUMENT;
            case Collection<?> _ -> ARRAY;
            case BinData _ -> BINARY;
            case LegacyUUID _ -> LEGACY_UUID;
            case UUID _ -> UUID_TYPE;
            case ObjectId _ -> OBJECT_ID;
            case Boolean _ -> BOOLEAN;
            case java.time.Instant _ -> DATE;
            case BsonTimestamp _ -> TIMESTAMP;
            case BsonRegularExpression _ -> REGULAR_EXPRESSION;
            case MaxKey _ -> MAX_KEY;
            default -> OTHER;
        };
    }

    /** The nearest double, then what a long is off it. Decimals that only differ beyond a double's precision are equal. */
    private void number(Number number) {
        double nearest = number.doubleValue() + 0.0; // -0.0 is 0.0
        long bits = Double.doubleToLongBits(nearest);
        signed(bits >= 0 ? bits : bits ^ Long.MAX_VALUE);
        int rest = number instanceof Long exact ? (int) (exact - (long) nearest) : 0;
        put((rest >> 8) + 0x80);
        put(rest);
    }

    private void signed(long value) {
        long unsigned = value ^ Long.MIN_VALUE;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (unsigned >>> shift));
        }
    }

    /** By UTF-16 units, as Java compares strings; each is written as itself plus one, so that 0 can be the end. */
    private void string(String string) {
        for (int i = 0; i < string.length(); i++) {
            int unit = string.charAt(i) + 1;
            if (unit < MAX_ONE_BYTE) {
                put(unit);
            } else if (unit < MAX_TWO_BYTES) {
                put(0xC0 | unit >> 6);
                put(0x80 | unit & 0x3F);
            } else if (unit < MAX_THREE_BYTES) {
                put(0xE0 | unit >> 12);
                put(0x80 | unit >> 6 & 0x3F);
                put(0x80 | unit & 0x3F);
            } else {
                put(0xF0); // only the greatest unit, 0xFFFF
            }
        }
        put(0);
    }

    private void document(Document document) {
        for (Map.Entry<String, @Nullable Object> field : document.entrySet()) {
            put(typeOf(field.getValue()));
            string(field.getKey());
            write(field.getValue());
        }
        put(0);
    }

    private void array(Collection<?> array) {
        array.forEach(this::write);
        put(0);
    }

    private void binary(byte[] content) {
        signed(content.length);
        raw(content);
    }

    private void put(int next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) next;
    }
}
