package org.matricula.sheet;

/// How much of a file is too much.
///
/// @param fileBytes the size of the upload itself
/// @param entries parts within an .xlsx
/// @param entryBytes one sheet or the table of texts, unpacked
/// @param smallEntryBytes any other part, unpacked
/// @param totalBytes all parts together, unpacked
/// @param ratio unpacked bytes for one packed byte, once a part is larger than a hundred kilobytes
/// @param rows the last row that may hold something
/// @param columns the last column that may hold something
/// @param cellLength characters in one cell; 32,767 is what spreadsheets themselves allow
public record SheetLimits(
        long fileBytes,
        int entries,
        long entryBytes,
        long smallEntryBytes,
        long totalBytes,
        int ratio,
        int rows,
        int columns,
        int cellLength) {

    private static final long MEGABYTE = 1L << 20;

    /// Enough for 200,000 rows of thirty columns, and within a heap of 512 megabytes.
    public static SheetLimits usual() {
        return new SheetLimits(
                48 * MEGABYTE,
                1_000,
                320 * MEGABYTE,
                16 * MEGABYTE,
                480 * MEGABYTE,
                100,
                200_100,
                400,
                32_767);
    }

    /// The same, for a school that allows smaller or larger files.
    public SheetLimits withFileBytes(long bytes) {
        return new SheetLimits(
                bytes,
                entries,
                entryBytes,
                smallEntryBytes,
                totalBytes,
                ratio,
                rows,
                columns,
                cellLength);
    }
}
