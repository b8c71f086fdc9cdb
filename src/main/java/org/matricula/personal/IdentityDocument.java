package org.matricula.personal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.DocumentType.Numbering;

/// A person's proof of identity: its type, a code of the table `document-type`, and its number as
/// it should have been typed.
public record IdentityDocument(String type, String number) {

    private static final Pattern OLD_FOREIGN = Pattern.compile("[A-Z]{3}[0-9]{12}");
    private static final String ANY_TYPE = "Z";

    public IdentityDocument {
        number =
                switch (numbering(type)) {
                    case RESIDENT, HONG_KONG_MACAO_PERMIT, TAIWAN_PERMIT, FOREIGN ->
                            ResidentId.normalise(number);
                    case SHAPE, NONE -> Writing.number(number);
                };
    }

    /// Everything wrong with the number by itself, and beside what else is stated of the person. A
    /// missing statement is not compared.
    ///
    /// @param sex code of GB/T 2261.1
    /// @param division GB/T 2260 code of the household registration
    public List<Problem> check(
            @Nullable LocalDate birthOn,
            @Nullable String sex,
            @Nullable String division,
            LocalDate today) {
        if (numbering(type) == Numbering.NONE) {
            return number.isEmpty()
                    ? List.of()
                    : List.of(Problem.error("identity.none-has-number"));
        }
        if (number.isEmpty()) {
            return List.of(Problem.error("identity.missing"));
        }
        var found = new ArrayList<>(checkNumber(today));
        residentId().ifPresent(id -> compare(id, birthOn, sex, division, found));
        if (numbering(type) == Numbering.FOREIGN && isForeign()) {
            compareForeign(birthOn, found);
        }
        return List.copyOf(found);
    }

    /// The number's own date of birth, to fill in a form.
    public Optional<LocalDate> birthOn() {
        return residentId().map(ResidentId::birthOn);
    }

    /// The number's own sex, a code of GB/T 2261.1.
    public Optional<String> sex() {
        return residentId().map(ResidentId::sex);
    }

    /// The number read by GB 11643, where the type numbers by it.
    public Optional<ResidentId> residentId() {
        return switch (numbering(type)) {
            case RESIDENT, HONG_KONG_MACAO_PERMIT, TAIWAN_PERMIT ->
                    ResidentId.of(number).or(() -> ResidentId.upgrade15(number));
            case FOREIGN, SHAPE, NONE -> Optional.empty();
        };
    }

    /// Under what the document is found again: an old resident number and its upgrade are one
    /// document, a passport and a permit of the same digits are two.
    public String key() {
        return switch (numbering(type)) {
            case RESIDENT, HONG_KONG_MACAO_PERMIT, TAIWAN_PERMIT, FOREIGN ->
                    residentId().map(ResidentId::number).orElse(number);
            case SHAPE, NONE -> type + "/" + number;
        };
    }

    /// The keys of every type a typed number may belong to, to search without knowing the type.
    public static List<String> keysOf(String typed) {
        return DocumentType.all().stream()
                .filter(it -> it.numbering() != Numbering.NONE)
                .map(it -> new IdentityDocument(it.code(), typed).key())
                .distinct()
                .toList();
    }

    public String masked() {
        return Masks.document(number);
    }

    @Override
    public String toString() {
        return "IdentityDocument[" + type + " " + masked() + "]";
    }

    private List<Problem> checkNumber(LocalDate today) {
        return switch (numbering(type)) {
            case RESIDENT -> checkResident(today);
            case HONG_KONG_MACAO_PERMIT, TAIWAN_PERMIT -> checkPermit(today);
            case FOREIGN -> checkForeign();
            case SHAPE, NONE -> checkShape();
        };
    }

    private List<Problem> checkResident(LocalDate today) {
        if (ResidentId.isPermit(number)) {
            return List.of(Problem.warning("identity.permit-number", number.substring(0, 6)));
        }
        if (isForeign()) {
            return List.of(Problem.warning("identity.foreign-number"));
        }
        return ResidentId.check(number, today);
    }

    private List<Problem> checkPermit(LocalDate today) {
        var found = new ArrayList<>(ResidentId.check(number, today));
        var divisions = numbering(type).divisions();
        if (number.length() == 18 && divisions.stream().noneMatch(number::startsWith)) {
            found.add(Problem.warning("identity.permit-prefix", String.join(" / ", divisions)));
        }
        return found;
    }

    private List<Problem> checkForeign() {
        if (OLD_FOREIGN.matcher(number).matches()) {
            return List.of();
        }
        if (number.length() != 18 && number.length() != 15) {
            return List.of(Problem.error("identity.foreign-length", number.length()));
        }
        if (!number.startsWith("9") || number.length() == 15) {
            return List.of(Problem.warning("identity.foreign-shape"));
        }
        return ResidentId.hasCheckedForm(number)
                ? List.of()
                : List.of(Problem.warning("identity.check-digit"));
    }

    private List<Problem> checkShape() {
        var known = DocumentType.of(type).or(() -> DocumentType.of(ANY_TYPE)).orElseThrow();
        return known.shape().matcher(number).matches()
                ? List.of()
                : List.of(Problem.warning("identity.shape", known.sample()));
    }

    private boolean isForeign() {
        return number.startsWith("9") && ResidentId.hasCheckedForm(number);
    }

    private static void compare(
            ResidentId id,
            @Nullable LocalDate birthOn,
            @Nullable String sex,
            @Nullable String division,
            List<Problem> found) {
        if (birthOn != null && !birthOn.equals(id.birthOn())) {
            found.add(
                    Problem.warning(
                            "identity.birth-differs", id.birthOn().toString(), birthOn.toString()));
        }
        if (("1".equals(sex) || "2".equals(sex)) && !sex.equals(id.sex())) {
            found.add(Problem.warning("identity.sex-differs", Integer.valueOf(id.sex())));
        }
        // People move; only another province is worth a look, and nobody owes a reason for it.
        if (division != null
                && !id.ofResidencePermit()
                && !id.division().regionMatches(0, division, 0, 2)) {
            found.add(Problem.note("identity.division-differs", id.division(), division));
        }
    }

    /// The published layout of the card of 2023 puts the birth where GB 11643 has it.
    private void compareForeign(@Nullable LocalDate birthOn, List<Problem> found) {
        if (birthOn != null && !number.startsWith(birthOn.toString().replace("-", ""), 6)) {
            found.add(
                    Problem.note(
                            "identity.birth-differs", number.substring(6, 14), birthOn.toString()));
        }
    }

    private static Numbering numbering(String type) {
        return DocumentType.of(type).map(DocumentType::numbering).orElse(Numbering.SHAPE);
    }
}
