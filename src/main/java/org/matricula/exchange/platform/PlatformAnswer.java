package org.matricula.exchange.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.Masks;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.FixedLayout;
import org.matricula.sheet.ReturnedSheet;
import org.matricula.sheet.SheetField;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Reads what a platform gives out and holds it against the register, column by column.
@Component
class PlatformAnswer {

    private static final Pattern IDENTITY = Pattern.compile("\\d{17}[\\dXx]");

    private static final String STATE = "state";
    private static final String REASON = "reason";
    private static final Set<String> STATES =
            Set.of("状态", "ZCZT", "结果", "注册状态", "注册结果", "审核状态", "审核结果");
    private static final Set<String> REASONS = Set.of("原因", "YY", "未通过原因", "未注册原因", "错误信息", "错误原因");
    private static final int TOLD = 10;
    private static final int MOST = 500;

    /// A line with what stands in it today.
    record Sent(PlatformLists.Line line, PlatformRow row) {}

    private final PlatformLayouts layouts;
    private final MessageSource messages;

    PlatformAnswer(PlatformLayouts layouts, MessageSource messages) {
        this.layouts = layouts;
        this.messages = messages;
    }

    /// What a file says.
    ///
    /// @param answers one a line; what the file does not name is missing
    /// @param strangers whom an export names besides
    record Read(List<PlatformLists.Answer> answers, List<PlatformLists.Stranger> strangers) {}

    /// @param export whether it is of whom the platform has: then it may name more than were sent
    /// @param owner whose task a difference is
    /// @throws Refused if it is no table, has no column to know students by, or is a receipt and
    ///   names some that were not sent
    Read read(byte[] content, PlatformLayout of, List<Sent> sent, boolean export, String owner) {
        var sheet =
                ReturnedSheet.read(content, vocabulary(of), of.keys())
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.input(
                                                "file",
                                                "platform-list.no-key",
                                                String.join(
                                                        "、",
                                                        of.keys().stream()
                                                                .map(it -> of.column(it).title())
                                                                .toList()))));
        var index = index(of, sent);
        var told = new HashMap<Sent, Map<String, String>>();
        var strangers = new ArrayList<Refusal>();
        var others = new LinkedHashMap<List<String>, List<String>>();
        for (var n = 0; n < sheet.rows().size(); n++) {
            var row = sheet.rows().get(n);
            var found = found(of, index, row, told.keySet());
            if (found != null) {
                told.put(found, row);
            } else if (export) {
                others.computeIfAbsent(stranger(of, row), any -> new ArrayList<>())
                        .add(Integer.toString(n + 1));
            } else if (strangers.size() < TOLD) {
                strangers.add(
                        Refusal.input("file", "platform-list.not-sent", n + 1, shown(of, row)));
            }
        }
        if (others.size() > MOST) {
            strangers.add(Refusal.input("file", "platform-list.strangers", others.size(), MOST));
        }
        Refused.unlessEmpty(strangers);
        return new Read(
                sent.stream()
                        .map(it -> answer(of, sheet.fields(), it, told.get(it), owner))
                        .toList(),
                others.entrySet().stream().map(this::stranger).toList());
    }

    private PlatformLists.Stranger stranger(Map.Entry<List<String>, List<String>> it) {
        return new PlatformLists.Stranger(
                it.getKey().getFirst(),
                it.getKey().getLast(),
                say("platform-list.told.extra", String.join("、", it.getValue())));
    }

    /// Name and number; a secret number is told to nobody.
    private static List<String> stranger(PlatformLayout of, Map<String, String> row) {
        return List.of(
                row.getOrDefault("XM", ""),
                of.keys().stream()
                        .filter(it -> !of.column(it).secret())
                        .map(it -> CellText.code(row.getOrDefault(it, "")))
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private FieldVocabulary vocabulary(PlatformLayout of) {
        var taken = new HashSet<String>();
        var fields = new ArrayList<SheetField>();
        for (var it : of.columns()) {
            taken.add(it.name());
            taken.add(it.title());
            fields.add(new SheetField(it.name(), it.title(), List.of(), false, "P3", null));
        }
        fields.add(extra(STATE, "平台状态", STATES, taken));
        fields.add(extra(REASON, "平台说明", REASONS, taken));
        return FieldVocabulary.of(fields);
    }

    private static SheetField extra(
            String key, String label, Set<String> words, Set<String> taken) {
        return new SheetField(
                key,
                label,
                words.stream().filter(it -> !taken.contains(it)).toList(),
                false,
                "P3",
                null);
    }

    private Map<String, Map<String, List<Sent>>> index(PlatformLayout of, List<Sent> sent) {
        var index = new HashMap<String, Map<String, List<Sent>>>();
        for (var key : of.keys()) {
            var column = of.column(key);
            var here = index.computeIfAbsent(key, any -> new HashMap<>());
            for (var it : sent) {
                var value = CellText.code(layouts.value(column, it.row()));
                if (!value.isEmpty()) {
                    here.computeIfAbsent(value, any -> new ArrayList<>()).add(it);
                }
            }
        }
        return index;
    }

    /// Of one student's several acts the one of the same day, else the first not named yet.
    private static Sent found(
            PlatformLayout of,
            Map<String, Map<String, List<Sent>>> index,
            Map<String, String> row,
            Set<Sent> named) {
        for (var key : of.keys()) {
            var value = CellText.code(row.getOrDefault(key, ""));
            var all = value.isEmpty() ? null : index.getOrDefault(key, Map.of()).get(value);
            if (all != null) {
                var day = digits(row.getOrDefault("YDRQ", ""));
                return all.stream()
                        .filter(it -> it.row().value("event-on").equals(day))
                        .filter(it -> !named.contains(it))
                        .findFirst()
                        .or(() -> all.stream().filter(it -> !named.contains(it)).findFirst())
                        .orElse(all.getFirst());
            }
        }
        return null;
    }

    /// The platform's own words, which like to repeat whom they are about.
    private static String masked(String words) {
        return IDENTITY.matcher(words).replaceAll(it -> Masks.document(it.group()));
    }

    private PlatformLists.Answer answer(
            PlatformLayout of,
            Set<String> columns,
            Sent it,
            Map<String, String> row,
            String owner) {
        if (row == null) {
            return new PlatformLists.Answer(
                    it.line().id(), "missing", say("platform-list.told.missing"), owner);
        }
        var differences = new ArrayList<String>();
        var state = row.getOrDefault(STATE, "");
        if (!state.isEmpty() && !Set.of(say("platform-list.good").split(" ")).contains(state)) {
            var reason = masked(row.getOrDefault(REASON, ""));
            differences.add(reason.isEmpty() ? state : state + "：" + reason);
        }
        for (var column : of.columns()) {
            if (columns.contains(column.name())) {
                compare(column, layouts.value(column, it.row()), row, differences);
            }
        }
        return differences.isEmpty()
                ? new PlatformLists.Answer(it.line().id(), "agreed", null, null)
                : new PlatformLists.Answer(
                        it.line().id(), "differs", String.join("；", differences), owner);
    }

    /// A column that may be empty may be left out by the platform too.
    private void compare(
            FixedLayout.Column column,
            String ours,
            Map<String, String> row,
            List<String> differences) {
        var theirs = row.getOrDefault(column.name(), "");
        if (same(ours, theirs) || theirs.isEmpty() && !column.needed()) {
            return;
        }
        differences.add(
                column.secret()
                        ? say("platform-list.told.secret", column.title())
                        : say(
                                "platform-list.told.value",
                                column.title(),
                                ours.isEmpty() ? say("platform-list.told.none") : ours,
                                theirs.isEmpty() ? say("platform-list.told.none") : theirs));
    }

    /// Days are the same however they are written, and so are names with a blank between the signs.
    private static boolean same(String ours, String theirs) {
        return CellText.code(ours).equals(CellText.code(theirs))
                || ours.matches("[0-9]{8}") && ours.equals(digits(theirs));
    }

    private static String digits(String text) {
        var parts = CellText.code(text).split("[^0-9]+");
        if (parts.length < 3) {
            return String.join("", parts);
        }
        return parts[0]
                + (parts[1].length() == 1 ? "0" : "")
                + parts[1]
                + (parts[2].length() == 1 ? "0" : "")
                + parts[2];
    }

    private static String shown(PlatformLayout of, Map<String, String> row) {
        return of.keys().stream()
                .filter(it -> !of.column(it).secret() && row.containsKey(it))
                .map(row::get)
                .findFirst()
                .orElse(row.getOrDefault("XM", ""));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
