package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;

/// 证书编号. Nationally: school 5, kind of schooling 1, year 4, level 2, serial 6; of degrees: school
/// 5, degree 1, year 4, serial 6, with `C` before it for adults and `E` at the head of the serial
/// for a second bachelor's degree. What is not registered nationally has a letter for its kind
/// after the school.
@Component
class CertificateNumbers {

    private static final Map<String, String> LEVELS =
            Map.of("1", "01", "2", "02", "3", "05", "4", "06", "L5", "05", "L6", "04");
    private static final Map<String, String> DEGREES =
            Map.of("1", "2", "2", "3", "3", "4", "L5", "4", "L6", "4");

    /// 第二学位: in place of the first digit of the serial.
    private static final String SECOND = "E";

    private static final String ADULT = "5";

    private final Units units;
    private final Policies policies;
    private final SerialNumbers serials;

    CertificateNumbers(Units units, Policies policies, SerialNumbers serials) {
        this.units = units;
        this.policies = policies;
        this.serials = serials;
    }

    /// Why no number can be given, or null.
    @Nullable Refusal obstacle(UUID institution, LocalDate on) {
        return code(institution, on).isBlank()
                ? Refusal.rule("certificate.school-code", units.get(institution).name())
                : null;
    }

    /// Whether a certificate of this kind and level is numbered nationally.
    static boolean national(Kind kind, @Nullable String level) {
        return switch (kind) {
            case DIPLOMA, COMPLETION -> level != null && LEVELS.containsKey(level);
            case DEGREE -> level != null && DEGREES.containsKey(level);
            case INCOMPLETE, SCHOOL, PROOF -> false;
        };
    }

    /// All but the six digits of the serial.
    String prefix(UUID institution, Kind kind, @Nullable String level, LocalDate on) {
        var code = code(institution, on);
        var year = String.valueOf(on.getYear());
        if (!national(kind, level)) {
            return code + letter(kind) + year;
        }
        var type = policies.value(CertificatePolicies.SCHOOL_TYPE, institution, on);
        return kind == Kind.DEGREE
                ? (type.equals(ADULT) ? "C" : "")
                        + code
                        + DEGREES.get(level)
                        + year
                        + (Level.SECOND_BACHELOR.code().equals(level) ? SECOND : "")
                : code + type + year + LEVELS.get(level);
    }

    /// @param first the serial, from 1
    static String number(String prefix, long serial) {
        return prefix + (prefix.endsWith(SECOND) ? "%05d" : "%06d").formatted(serial);
    }

    /// Whether a number is one of the series, so that who had it may keep it.
    static boolean within(String prefix, String number) {
        if (!number.startsWith(prefix)) {
            return false;
        }
        var serial = number.substring(prefix.length());
        return serial.matches("[0-9]{5,9}")
                && number(prefix, Long.parseLong(serial)).equals(number);
    }

    /// @return the first serial of so many in a row
    long take(String prefix, int some) {
        return serials.take(prefix, some);
    }

    private String code(UUID institution, LocalDate on) {
        var set = policies.value(CertificatePolicies.SCHOOL_CODE, institution, on);
        if (!set.isBlank()) {
            return set;
        }
        Unit unit = units.get(institution);
        return unit.code().matches("[0-9]{5}") || "school".equals(unit.education())
                ? unit.code()
                : "";
    }

    private static String letter(Kind kind) {
        return switch (kind) {
            case DIPLOMA, SCHOOL -> "Z";
            case COMPLETION -> "J";
            case INCOMPLETE -> "Y";
            case DEGREE -> "X";
            case PROOF -> "B";
        };
    }
}
