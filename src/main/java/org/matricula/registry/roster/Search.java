package org.matricula.registry.roster;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;

/// The ways in which words typed into the search field may mean a student, best first. Every
/// condition is a range or an equality: the database can answer it from an index under row-level
/// security, which `like` cannot.
record Search(List<Branch> branches) {

    /// @param key the column the branch is ordered by
    /// @param condition SQL over `s`, with `:from` and `:until` (a prefix and its end) or `:digest`
    /// @param purpose what the digest is keyed for, null where none is needed
    /// @param join what is read beside the list, driving the order where there is one
    record Branch(
            String key,
            String join,
            String condition,
            @Nullable String purpose,
            List<String> values) {

        String value() {
            return values.getFirst();
        }
    }

    /// Whether every branch reads along an index in the order it is shown in.
    boolean alongIndex() {
        return branches.stream().allMatch(it -> !it.key().isEmpty() && it.purpose() == null);
    }

    private static final int SHORTEST_DOCUMENT = 7;
    private static final int DIGITS_OF_A_DOCUMENT = 6;
    private static final String END = "\udbff\udfff";

    /// @param sort the order of a list nothing is searched for in
    static Search of(@Nullable String words, @Nullable String sort) {
        var text = words == null ? "" : words.strip();
        if (text.isEmpty()) {
            return new Search(List.of(new Branch(ordered(sort), "", "true", null, List.of(""))));
        }
        var branches = new ArrayList<Branch>();
        if (text.codePointCount(0, text.length()) >= SHORTEST_DOCUMENT
                && text.codePoints().filter(Character::isDigit).count() >= DIGITS_OF_A_DOCUMENT) {
            branches.add(keyed("document", IdentityDocument.keysOf(text)));
        }
        if (text.codePoints().anyMatch(it -> UScript.getScript(it) == UScript.HAN || it == '·')) {
            branches.add(
                    new Branch(
                            "n.part",
                            "join registry.name_part n on n.enrolment_id = s.enrolment_id",
                            """
                            n.part >= :from and n.part < :until
                            and not exists (select from registry.name_part m
                                             where m.enrolment_id = n.enrolment_id
                                               and m.part >= :from and m.part < n.part)
                            """,
                            null,
                            List.of(PersonName.sought(text))));
        } else if (text.chars().allMatch(it -> it < 128)) {
            ascii(text, branches);
        }
        return new Search(branches);
    }

    private static String ordered(@Nullable String sort) {
        return switch (sort) {
            case "number" -> "s.student_number";
            case "name" -> "s.pinyin";
            case null, default -> "";
        };
    }

    private static void ascii(String text, List<Branch> branches) {
        branches.add(prefix("s.student_number", text));
        if (text.matches("\\d{4}")) {
            branches.add(keyed("phone-tail", List.of(text)));
        }
        // the letter of a number begins no name
        if (text.chars().anyMatch(Character::isLetter)
                && text.chars().noneMatch(Character::isDigit)) {
            var letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            branches.add(prefix("s.initials", letters));
            branches.add(prefix("s.pinyin", letters));
        }
    }

    private static Branch prefix(String column, String text) {
        return new Branch(
                column, "", column + " >= :from and " + column + " < :until", null, List.of(text));
    }

    private static Branch keyed(String purpose, List<String> values) {
        return new Branch(
                "s.student_number",
                "",
                """
                s.person_id in (select k.person_id from registry.person_key k
                                 where k.kind = '%s' and k.digest in (:digest))
                """
                        .formatted(purpose),
                purpose,
                values);
    }

    static String end(String prefix) {
        return prefix + END;
    }
}
