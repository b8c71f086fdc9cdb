package org.matricula.survey.ask;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.survey.form.Kind;
import org.matricula.survey.form.Question;
import org.matricula.survey.form.Section;

/// Reads a filled-in form against its questions. A form that answers what it was not asked is not
/// taken: it would put words into a result that nobody was led to.
final class ReadReply {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    private final Map<String, List<String>> given;
    private final Map<UUID, Set<Integer>> picked = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private ReadReply(Map<String, List<String>> given) {
        this.given = given;
    }

    /// @param given the answers by field: `q-<question>`, of a matrix `q-<question>-<line>`
    /// @throws Refused naming every field that is missing, out of bounds, unknown or hidden
    static List<Said> read(List<Section> form, Map<String, List<String>> given) {
        var it = new ReadReply(given);
        var known = new HashSet<String>();
        for (var question : Section.questions(form)) {
            for (var line = 1; line <= Math.max(1, question.lines().size()); line++) {
                known.add(question.field(line));
            }
            it.question(question);
        }
        given.keySet().stream()
                .filter(field -> field.startsWith("q-") && !known.contains(field))
                .forEach(field -> it.refusals.add(Refusal.input(field, "survey.no-such-question")));
        Refused.unlessEmpty(it.refusals);
        return List.copyOf(it.said);
    }

    private void question(Question it) {
        picked.put(it.id(), new HashSet<>());
        if (!shown(it)) {
            for (var line = 1; line <= Math.max(1, it.lines().size()); line++) {
                if (!values(it.field(line)).isEmpty()) {
                    refuse(it, "survey.hidden", it.words());
                    return;
                }
            }
            return;
        }
        switch (it.kind()) {
            case SINGLE -> picks(it, it.field(), 0, 1, 1);
            case MULTIPLE ->
                    picks(
                            it,
                            it.field(),
                            0,
                            it.least() == null ? 1 : Math.max(1, it.least()),
                            it.most() == null ? it.options().size() : it.most());
            case MATRIX -> {
                for (var line = 1; line <= it.lines().size(); line++) {
                    picks(it, it.field(line), line, 1, 1);
                }
            }
            case SCALE -> scale(it);
            case NUMBER -> number(it);
            case TEXT -> text(it);
        }
    }

    /// Whether what it depends upon was chosen; a hidden question chooses nothing.
    private boolean shown(Question it) {
        return it.shownIf() == null
                || it.shownPicks().stream()
                        .anyMatch(picked.getOrDefault(it.shownIf(), Set.of())::contains);
    }

    private void picks(Question it, String field, int line, int least, int most) {
        var chosen = new HashSet<Integer>();
        for (var value : values(field)) {
            var pick = whole(value);
            if (pick == null || pick < 1 || pick > it.options().size()) {
                refuse(it, "survey.no-such-option", it.words());
                return;
            }
            chosen.add(pick);
        }
        if (chosen.isEmpty()) {
            missing(it);
        } else if (chosen.size() < least || chosen.size() > most) {
            refuse(it, most == 1 ? "survey.one" : "survey.how-many", it.words(), least, most);
        } else {
            chosen.stream()
                    .sorted()
                    .forEach(pick -> said.add(new Said(it.id(), line, pick, null, null)));
            picked.get(it.id()).addAll(chosen);
        }
    }

    private void scale(Question it) {
        var value = one(it);
        if (value == null) {
            return;
        }
        var amount = whole(value);
        if (amount == null || !it.picks().contains(amount)) {
            refuse(it, "survey.no-such-option", it.words());
            return;
        }
        said.add(new Said(it.id(), 0, 0, BigDecimal.valueOf(amount), null));
        picked.get(it.id()).add(amount);
    }

    private void number(Question it) {
        var value = one(it);
        if (value == null) {
            return;
        }
        var amount = amount(value);
        if (amount == null) {
            refuse(it, "survey.no-number", it.words());
        } else if (it.least() != null && amount.compareTo(BigDecimal.valueOf(it.least())) < 0
                || it.most() != null && amount.compareTo(BigDecimal.valueOf(it.most())) > 0) {
            refuse(
                    it,
                    "survey.number-bounds",
                    it.words(),
                    it.least() == null ? "−∞" : it.least(),
                    it.most() == null ? "∞" : it.most());
        } else {
            said.add(new Said(it.id(), 0, 0, amount, null));
        }
    }

    private void text(Question it) {
        var value = one(it);
        if (value == null) {
            return;
        }
        if (value.codePointCount(0, value.length()) > it.mostWords()) {
            refuse(it, "survey.long", it.words(), it.mostWords());
        } else {
            said.add(new Said(it.id(), 0, 0, null, value));
        }
    }

    private @Nullable String one(Question it) {
        var values = values(it.field());
        if (values.isEmpty()) {
            missing(it);
            return null;
        }
        if (values.size() > 1) {
            refuse(it, "survey.one", it.words());
            return null;
        }
        return values.getFirst();
    }

    private void missing(Question it) {
        if (it.mandatory() && refusals.stream().noneMatch(one -> it.field().equals(one.field()))) {
            refuse(
                    it,
                    it.kind() == Kind.MATRIX ? "survey.line-missing" : "survey.missing",
                    it.words());
        }
    }

    private void refuse(Question it, String code, Object... args) {
        refusals.add(Refusal.input(it.field(), code, args));
    }

    private List<String> values(String field) {
        return given.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static @Nullable Integer whole(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable BigDecimal amount(String text) {
        try {
            var it = text.length() > 20 ? null : new BigDecimal(text);
            return it == null || it.abs().compareTo(LARGEST) > 0 || it.scale() > 4 ? null : it;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
