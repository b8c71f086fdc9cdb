package org.matricula.personal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// 学籍号 of 中小学生学籍管理办法: one for life, nineteen characters, issued by the national platform. A
/// register stores and checks it; what it may issue itself is only a placeholder.
public record RegistryNumber(String number) {

    /// Which of the three forms, by its first letter.
    public enum Kind {
        /// G and the number of the resident identity card.
        BY_IDENTITY,
        /// J, division of the school, birth, sequence and check: no valid identity card.
        BY_SCHOOL,
        /// L, division, birth and four digits at random, until the platform gives a G.
        TEMPORARY
    }

    private static final Pattern FORM =
            Pattern.compile("G[0-9]{17}[0-9X]|J[0-9]{17}[0-9X]|L[0-9]{18}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    public RegistryNumber {
        if (!FORM.matcher(number).matches()) {
            throw new IllegalArgumentException("not a registry number");
        }
    }

    public static String normalise(String raw) {
        return Writing.number(raw);
    }

    public static Optional<RegistryNumber> of(String normalised) {
        return FORM.matcher(normalised).matches()
                ? Optional.of(new RegistryNumber(normalised))
                : Optional.empty();
    }

    /// Everything wrong with a normalised number that claims to be one.
    public static List<Problem> check(String number, LocalDate today) {
        if (number.length() != 19) {
            return List.of(Problem.error("registry-number.length", number.length()));
        }
        if ("GJL".indexOf(number.charAt(0)) < 0) {
            return List.of(Problem.error("registry-number.letter", number.substring(0, 1)));
        }
        return of(number)
                .map(it -> it.checkParts(today))
                .orElseGet(() -> List.of(Problem.error("registry-number.characters")));
    }

    /// A placeholder in the form of a temporary number, for a pupil who has none yet. Two pupils of
    /// one day and division may draw the same: the caller keeps them apart.
    public static RegistryNumber temporary(
            String division, LocalDate birthOn, RandomGenerator random) {
        return new RegistryNumber(
                "L%s%s%04d".formatted(division, DAY.format(birthOn), random.nextInt(10_000)));
    }

    public Kind kind() {
        return switch (number.charAt(0)) {
            case 'G' -> Kind.BY_IDENTITY;
            case 'J' -> Kind.BY_SCHOOL;
            default -> Kind.TEMPORARY;
        };
    }

    /// Whether the national platform vouches for it. A temporary number is never counted so.
    public boolean national() {
        return kind() != Kind.TEMPORARY;
    }

    /// Whether it was made of this document's number. It stays as it is when the document changes,
    /// so a difference is a question, not a mistake.
    public boolean carries(IdentityDocument document) {
        return kind() == Kind.BY_IDENTITY && document.key().equals(number.substring(1));
    }

    @Override
    public String toString() {
        return "RegistryNumber[" + Masks.document(number) + "]";
    }

    private List<Problem> checkParts(LocalDate today) {
        var found = new ArrayList<Problem>();
        var body = number.substring(1);
        switch (kind()) {
            case BY_IDENTITY -> found.addAll(ResidentId.check(body, today));
            case BY_SCHOOL -> {
                checkBirth(body, today, found);
                // The rule of this digit is not published; it has the layout of GB 11643.
                if (!ResidentId.hasCheckedForm(body)) {
                    found.add(Problem.note("registry-number.check-digit"));
                }
            }
            case TEMPORARY -> checkBirth(body, today, found);
        }
        return List.copyOf(found);
    }

    private static void checkBirth(String body, LocalDate today, List<Problem> found) {
        var birth = ResidentId.birth(body);
        if (birth.isEmpty() || birth.get().isAfter(today)) {
            found.add(Problem.warning("registry-number.birth", body.substring(6, 14)));
        }
    }
}
