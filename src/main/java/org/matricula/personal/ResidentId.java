package org.matricula.personal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// 公民身份号码, GB 11643: six digits of division, eight of birth, three of sequence, one to check (MOD
/// 11-2). Residence permits of Hong Kong, Macao and Taiwan residents number alike.
///
/// An instance is a number whose digits, birth and check are right. What is wrong with one that is
/// not, `check` tells.
public record ResidentId(String number) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Pattern EIGHTEEN = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern FIFTEEN = Pattern.compile("[0-9]{15}");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?E\\+?[0-9]{2}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{15,18}\\.0*");

    /// Letters and signs people type for the X of the check digit.
    private static final Pattern LIKE_X = Pattern.compile("[×✕ХΧⅩ]$");

    private static final Pattern HYPHENS = Pattern.compile("[-‐‑‒–—−]");

    /// First two digits of GB/T 2260, with 83 as the residence permits of Taiwan residents have it.
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83");

    public ResidentId {
        if (!wellFormed(number)) {
            throw new IllegalArgumentException("not a resident identity number");
        }
    }

    /// The number as it should have been typed. Mends the typing, never the digits.
    public static String normalise(String raw) {
        var number = Writing.number(raw);
        if (EIGHTEEN.matcher(number).matches()) {
            return number;
        }
        var mended = LIKE_X.matcher(number).replaceFirst("X");
        return HYPHENS.matcher(mended).replaceAll("");
    }

    public static Optional<ResidentId> of(String normalised) {
        return wellFormed(normalised) ? Optional.of(new ResidentId(normalised)) : Optional.empty();
    }

    /// Everything wrong with a normalised number that claims to be one.
    public static List<Problem> check(String number, LocalDate today) {
        if (EIGHTEEN.matcher(number).matches()) {
            return roundedAway(number)
                    ? List.of(Problem.error("identity.rounded", number))
                    : checkParts(number, today);
        }
        if (SCIENTIFIC.matcher(number).matches()) {
            return List.of(Problem.error("identity.scientific", number));
        }
        if (DECIMAL.matcher(number).matches()) {
            return List.of(Problem.error("identity.rounded", number));
        }
        if (FIFTEEN.matcher(number).matches()) {
            return List.of(Problem.warning("identity.old-number"));
        }
        return List.of(
                number.length() == 18
                        ? Problem.error("identity.characters")
                        : Problem.error("identity.length", 18, number.length()));
    }

    /// The 18-digit number of a 15-digit one from before 1999. Sequences 996 to 999 were kept for
    /// people born in the century before.
    public static Optional<ResidentId> upgrade15(String number) {
        if (!FIFTEEN.matcher(number).matches()) {
            return Optional.empty();
        }
        var century = number.compareTo(number.substring(0, 12) + "996") >= 0 ? "18" : "19";
        var seventeen = number.substring(0, 6) + century + number.substring(6);
        return of(seventeen + checkDigit(seventeen));
    }

    public static char checkDigit(String seventeen) {
        var sum = 0;
        for (var at = 0; at < WEIGHTS.length; at++) {
            sum += (seventeen.charAt(at) - '0') * WEIGHTS[at];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate birthOn() {
        return birth(number).orElseThrow();
    }

    /// Code of GB/T 2261.1: 1 male, 2 female.
    public String sex() {
        return number.charAt(16) % 2 == 1 ? "1" : "2";
    }

    /// Division of the first registration, GB/T 2260 of its day; 810000, 820000 and 830000 on
    /// residence permits.
    public String division() {
        return number.substring(0, 6);
    }

    public boolean ofResidencePermit() {
        return isPermit(number);
    }

    @Override
    public String toString() {
        return "ResidentId[" + Masks.document(number) + "]";
    }

    static boolean isPermit(String number) {
        return number.startsWith("810000")
                || number.startsWith("820000")
                || number.startsWith("830000");
    }

    static boolean hasCheckedForm(String number) {
        return EIGHTEEN.matcher(number).matches() && checkDigit(number) == number.charAt(17);
    }

    private static boolean wellFormed(String number) {
        return hasCheckedForm(number) && birth(number).isPresent();
    }

    private static List<Problem> checkParts(String number, LocalDate today) {
        var found = new ArrayList<Problem>();
        if (!PROVINCES.contains(number.substring(0, 2))) {
            found.add(Problem.warning("identity.division-unknown", number.substring(0, 6)));
        }
        var birth = birth(number);
        if (birth.isEmpty()) {
            found.add(Problem.warning("identity.birth-impossible", number.substring(6, 14)));
        } else if (birth.get().isAfter(today)) {
            found.add(Problem.error("identity.birth-future", birth.get().toString()));
        }
        if (!hasCheckedForm(number)) {
            found.add(Problem.warning("identity.check-digit"));
        } else if (number.endsWith("000")) {
            found.add(Problem.warning("identity.rounded-perhaps", number));
        }
        return found;
    }

    /// A spreadsheet keeps fifteen digits of a number and writes noughts for the rest.
    private static boolean roundedAway(String number) {
        return number.endsWith("000") && !hasCheckedForm(number);
    }

    static Optional<LocalDate> birth(String number) {
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(number, 6, 10, 10),
                            Integer.parseInt(number, 10, 12, 10),
                            Integer.parseInt(number, 12, 14, 10)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
