package io.luoshi.task.document;

import io.luoshi.task.document.Refusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip file in which Word and Excel keep a document (ECMA-376, Open Packaging Conventions), looked through before a library opens
 * it: which document it is, whether it holds programs, declares entities or unpacks to more than a document has.
 */
final class OfficePackage {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int LONGEST_CONTENT_TYPES = 1 << 20;
    private static final int MOST_PARTS = 20_000;
    private static final String WORD = "wordprocessingml.document.main+xml";
    private static final String EXCEL = "spreadsheetml.sheet.main+xml";

    private OfficePackage() {}

    static Format formatOf(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String types = contentTypes(zip);
            boolean programs = types.contains("macroEnabled") || types.contains("vbaProject");
            if (programs) {
                throw new Refusal(Reason.DOCUMENT_WITH_MACROS);
            }
            if (types.contains(WORD)) {
                return Format.DOCX;
            }
            if (types.contains(EXCEL)) {
                return Format.XLSX;
            }
            throw new Refusal(Reason.NOT_A_DOCUMENT);
        } catch (ZipException broken) {
            throw new Refusal(Reason.DAMAGED_DOCUMENT);
        }
    }

    private static String contentTypes(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(CONTENT_TYPES);
        if (entry == null) {
            throw new Refusal(Reason.NOT_A_DOCUMENT);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_CONTENT_TYPES), StandardCharsets.UTF_8);
        }
    }

    /** Unpacks every part once, keeping nothing, because what a part says of its size need not be true. */
    static void check(Path file, long maxUnpacked) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new Refusal(Reason.INFLATED_DOCUMENT, maxUnpacked >> 20);
            }
            long left = maxUnpacked;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                left -= unpacked(zip, entry, left);
                if (left < 0) {
                    throw new Refusal(Reason.INFLATED_DOCUMENT, maxUnpacked >> 20);
                }
            }
        } catch (ZipException broken) {
            throw new Refusal(Reason.DAMAGED_DOCUMENT);
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long most) throws IOException {
        byte[] piece = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int length = in.readNBytes(piece, 0, piece.length); length > 0 && size <= most; ) {
                if (size == 0) {
                    refuseEntities(piece, length);
                }
                size += length;
                length = in.readNBytes(piece, 0, piece.length);
            }
        }
        return size;
    }

    /** No Office program writes a document type declaration; it stands at the beginning, in any encoding of XML. */
    private static void refuseEntities(byte[] piece, int length) {
        String start = new String(piece, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1).replace("\0", "");
        if (start.contains("<!DOCTYPE")) {
            throw new Refusal(Reason.DOCUMENT_WITH_ENTITIES);
        }
    }
}
