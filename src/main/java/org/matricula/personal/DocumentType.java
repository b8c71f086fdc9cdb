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
/// @param code code of JY/T 1001 身份证件类型, or a local one of two characters
/// @param shape what the number looks like, as far as that is all that can be checked
/// @param sample a number as such documents carry it
public record DocumentType(String code, Numbering numbering, Pattern shape, String sample) {

    /// How the numbers of a document are checked.
    public enum Numbering {
        /// GB 11643.
        RESIDENT,
        /// GB 11643 with the division 810000, 820000 or 830000.
        PERMIT,
        /// Nine and MOD 11-2 since 2023, three letters and twelve digits before.
        FOREIGN,
        /// By its looks only.
        SHAPE
    }

    private static final String MILITARY = "\\p{IsHan}{1,6}[0-9]{4,10}号?|[0-9A-Z]{6,18}";

    /// JY/T 1001 is older than the permits of 2018 and numbers travel permits nowhere. The local
    /// codes begin with the national code they count under, so that a report to an older system
    /// keeps the first character.
    private static final SequencedMap<String, DocumentType> TYPES =
            Stream.of(
                            // 居民身份证
                            numbered("1", Numbering.RESIDENT, "11010519491231002X"),
                            // 军官证, 士兵证, 文职干部证, 部队离退休证
                            shaped("2", MILITARY, "军字第12345678号"),
                            shaped("3", MILITARY, "士字第12345678号"),
                            shaped("4", MILITARY, "文字第12345678号"),
                            shaped("5", MILITARY, "退字第12345678号"),
                            // 香港特区护照/身份证明, 香港居民居住证, 港澳居民来往内地通行证(香港)
                            shaped("6", "[A-Z]{1,2}[0-9]{6}(\\([0-9A]\\)|[0-9A])|[A-Z]{1,2}[0-9]{7,8}", "C123456(9)"),
                            numbered("61", Numbering.PERMIT, "810000199408230021"),
                            shaped("62", "H[0-9]{8}([0-9]{2})?", "H12345678"),
                            // 澳门特区护照/身份证明, 澳门居民居住证, 港澳居民来往内地通行证(澳门)
                            shaped("7", "[0-9]{7}(\\([0-9]\\)|[0-9])|[A-Z]{1,2}[0-9]{7,8}", "1234567(8)"),
                            numbered("71", Numbering.PERMIT, "820000199408230023"),
                            shaped("72", "M[0-9]{8}([0-9]{2})?", "M12345678"),
                            // 台湾居民来往大陆通行证, 台湾居民居住证
                            shaped("8", "[0-9]{8}|[0-9]{10}(\\([0-9A-Z]{1,2}\\)|[A-Z])?", "12345678"),
                            numbered("81", Numbering.PERMIT, "830000199408230025"),
                            // 外国人永久居留身份证
                            numbered("9", Numbering.FOREIGN, "911124198108030024"),
                            // 护照, 户口簿, 其他
                            shaped("A", "[0-9A-Z]{5,15}", "E12345678"),
                            shaped("B", "[0-9A-Z]{6,18}", "123456789"),
                            shaped("Z", "\\P{Cntrl}{1,40}", "123456"))
                    .collect(
                            Collectors.toMap(
                                    DocumentType::code, it -> it, (one, _) -> one, LinkedHashMap::new));

    /// All types with a rule, in the order of their codes.
    public static List<DocumentType> all() {
        return List.copyOf(TYPES.values());
    }

    public static Optional<DocumentType> of(String code) {
        return Optional.ofNullable(TYPES.get(code));
    }

    /// Not in JY/T 1001.
    public boolean local() {
        return code.length() > 1;
    }

    /// The code of JY/T 1001 it counts under.
    public String national() {
        return code.substring(0, 1);
    }

    private static DocumentType numbered(String code, Numbering numbering, String sample) {
        return new DocumentType(code, numbering, Pattern.compile("[0-9A-Z]{15,18}"), sample);
    }

    private static DocumentType shaped(String code, String shape, String sample) {
        return new DocumentType(code, Numbering.SHAPE, Pattern.compile(shape), sample);
    }
}
