package org.matricula.personal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A kind of identity document that has a rule for its numbers. Its name stands in the code table
/// `document-type`; a type of that table which is not here takes any number.
///
/// @param code code of JY/T 1001 身份证件类型, or a local one that begins with L
/// @param shape what the number looks like, as far as that is all that can be checked
/// @param sample a number as such documents carry it
public record DocumentType(String code, Numbering numbering, Pattern shape, String sample) {

    /// How the numbers of a document are checked.
    public enum Numbering {
        /// GB 11643.
        RESIDENT,
        /// GB 11643 with 810000 or 820000 for the division.
        HONG_KONG_MACAO_PERMIT("810000", "820000"),
        /// GB 11643 with 830000 for the division.
        TAIWAN_PERMIT("830000"),
        /// Nine and MOD 11-2 since 2023, three letters and twelve digits before.
        FOREIGN,
        /// By its looks only.
        SHAPE,
        /// No document, so no number.
        NONE;

        private final List<String> divisions;

        Numbering(String... divisions) {
            this.divisions = List.of(divisions);
        }

        /// With which of these a number begins, if not with any division.
        List<String> divisions() {
            return divisions;
        }
    }

    private static final String MILITARY = "\\p{IsHan}{1,6}[0-9]{4,10}号?|[0-9A-Z]{6,18}";

    private static final SequencedMap<String, DocumentType> TYPES =
            Stream.of(
                            // 居民身份证
                            numbered("1", Numbering.RESIDENT, "11010519491231002X"),
                            // 军官证, 士兵证, 文职干部证, 部队离退休证
                            shaped("2", MILITARY, "军字第12345678号"),
                            shaped("3", MILITARY, "士字第12345678号"),
                            shaped("4", MILITARY, "文字第12345678号"),
                            shaped("5", MILITARY, "退字第12345678号"),
                            // 香港特区护照/身份证明, 澳门特区护照/身份证明
                            shaped(
                                    "6",
                                    "[A-Z]{1,2}[0-9]{6}(\\([0-9A]\\)|[0-9A])|[A-Z]{1,2}[0-9]{7,8}",
                                    "C123456(9)"),
                            shaped(
                                    "7",
                                    "[0-9]{7}(\\([0-9]\\)|[0-9])|[A-Z]{1,2}[0-9]{7,8}",
                                    "1234567(8)"),
                            // 台湾居民来往大陆通行证
                            shaped(
                                    "8",
                                    "[0-9]{8}|[0-9]{10}(\\([0-9A-Z]{1,2}\\)|[A-Z])?",
                                    "12345678"),
                            // 境外永久居住证, 护照, 户口簿, 其他
                            shaped("9", "[-0-9A-Z]{5,20}", "123456789"),
                            shaped("A", "[0-9A-Z]{5,15}", "E12345678"),
                            shaped("B", "[0-9A-Z]{6,18}", "123456789"),
                            shaped("Z", "\\P{Cntrl}{1,40}", "123456"),
                            // 港澳居民居住证, 台湾居民居住证
                            numbered("L1", Numbering.HONG_KONG_MACAO_PERMIT, "810000199408230021"),
                            numbered("L2", Numbering.TAIWAN_PERMIT, "830000199408230025"),
                            // 外国人永久居留身份证, 港澳居民来往内地通行证, 无身份证件
                            numbered("L3", Numbering.FOREIGN, "911124198108030024"),
                            shaped("L4", "[HM][0-9]{8}([0-9]{2})?", "H12345678"),
                            numbered("L0", Numbering.NONE, ""))
                    .collect(
                            Collectors.toMap(
                                    DocumentType::code,
                                    it -> it,
                                    (one, _) -> one,
                                    LinkedHashMap::new));

    /// All types with a rule, in the order of the code table.
    public static List<DocumentType> all() {
        return List.copyOf(TYPES.values());
    }

    public static Optional<DocumentType> of(String code) {
        return Optional.ofNullable(TYPES.get(code));
    }

    private static DocumentType numbered(String code, Numbering numbering, String sample) {
        return new DocumentType(code, numbering, Pattern.compile(".*"), sample);
    }

    private static DocumentType shaped(String code, String shape, String sample) {
        return new DocumentType(code, Numbering.SHAPE, Pattern.compile(shape), sample);
    }
}
