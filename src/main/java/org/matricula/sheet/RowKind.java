package org.matricula.sheet;

/// What a row below the header is.
public enum RowKind {
    DATA,
    BLANK,
    /// 合计, 总计 and the like.
    TOTAL,
    /// The header or the title once more, as printed sheets have it on every page.
    HEADER,
    /// 制表人, 说明, 备注: words to the reader.
    NOTE
}
