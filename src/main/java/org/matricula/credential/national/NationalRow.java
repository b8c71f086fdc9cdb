package org.matricula.credential.national;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One graduate as sent for registration; the words are those of the certificate.
///
/// @param documentType 身份证件类型; null where none is on record
/// @param photoId of the photographs package, null for none
/// @param exchanged 结业换毕业, which the note says
record NationalRow(
        UUID certificateId,
        String studentNumber,
        @Nullable String candidate,
        String name,
        String sex,
        LocalDate bornOn,
        @Nullable String documentType,
        @Nullable String document,
        String schoolCode,
        String school,
        @Nullable String majorCode,
        @Nullable String major,
        @Nullable BigDecimal years,
        @Nullable String form,
        @Nullable String level,
        LocalDate entryOn,
        LocalDate graduatedOn,
        String outcome,
        String number,
        String principal,
        @Nullable UUID photoId,
        boolean exchanged) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Set<String> RESIDENT = Set.of("1", "B", "L1", "L2");

    /// As text, in the file's own writing; empty where the record has nothing.
    String value(String field) {
        return switch (field) {
            case "candidate" -> or(candidate);
            case "name" -> name;
            case "sex" -> sex;
            case "birth" -> bornOn.format(DAY);
            case "document" -> or(document);
            case "school-code" -> schoolCode;
            case "school" -> school;
            case "major-code" -> or(majorCode);
            case "major" -> or(major);
            case "years" -> years == null ? "" : years.stripTrailingZeros().toPlainString();
            case "form" -> or(form);
            case "level" -> or(level);
            case "entry" -> entryOn.format(DAY);
            case "graduation" -> graduatedOn.format(DAY);
            case "outcome" -> outcome;
            case "number" -> number;
            case "principal" -> principal;
            case "note" -> exchanged ? "exchanged" : "";
            default -> throw new IllegalArgumentException("no field " + field);
        };
    }

    /// 居民身份证 and what numbers alike: 户口簿, 港澳居民居住证, 台湾居民居住证. Passports and officers' certificates
    /// have numbers of their own.
    boolean numberedAsResident() {
        return documentType == null || RESIDENT.contains(documentType);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
