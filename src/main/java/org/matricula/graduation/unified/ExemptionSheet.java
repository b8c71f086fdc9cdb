package org.matricula.graduation.unified;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.Cell;
import org.matricula.sheet.ExactSheet;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetRow;
import org.springframework.stereotype.Component;

/// 《河北电大免考信息表》 to the letter: 学习中心代码 of exactly 8 digits as text, 免考科目代码 71 or 69, 免考原因 by the list
/// below the table, and `/记录行结束/` alone in the last line. What was written, and what others filled
/// in by hand, is read by the same rules.
@Component
class ExemptionSheet {

    static final String END = "/记录行结束/";
    static final String TITLE = "河北电大免考信息表";

    /// The table's own headings; they are its format and in no language but one.
    static final List<String> HEADINGS =
            List.of(
                    "学习中心代码", "学习中心名称", "学号", "姓名", "证件类型", "证件号码", "专业/层次", "免考科目代码", "免考原因",
                    "证书编号", "备注");

    private static final int CENTRE = 0;
    private static final int NUMBER = 2;
    private static final int NAME = 3;
    private static final int DOCUMENT = 5;
    private static final int SUBJECT = 7;
    private static final int REASON = 8;
    private static final int WIDTH = 8;
    private static final int MOST = 5_000;
    private static final int MOST_PROBLEMS = 100;
    private static final Pattern EIGHT = Pattern.compile("\\d{8}");
    private static final Pattern FEWER = Pattern.compile("\\d{1,7}");

    private final UnifiedSheet sheet;
    private final Codes codes;

    ExemptionSheet(UnifiedSheet sheet, Codes codes) {
        this.sheet = sheet;
        this.codes = codes;
    }

    /// 不足8位的用0补足, on the left.
    ///
    /// @return null where no padding makes eight digits of it
    static @Nullable String centre(String code) {
        if (!code.matches("\\d{1,8}")) {
            return null;
        }
        return "0".repeat(WIDTH - code.length()) + code;
    }

    void write(ExemptionBatches.Batch batch, List<ExemptionBatches.Line> lines, OutputStream out) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (var it : lines) {
            rows.add(
                    List.of(
                            batch.centreCode(),
                            batch.centreName(),
                            it.studentNumber(),
                            it.name(),
                            it.documentType() == null
                                    ? ""
                                    : codes.label("document-type", it.documentType()),
                            Objects.requireNonNullElse(it.documentNumber(), ""),
                            it.programme(),
                            UnifiedSubject.of(it.subject()).orElseThrow().number(),
                            it.reasonCode(),
                            Objects.requireNonNullElse(it.certificate(), ""),
                            ""));
        }
        rows.add(List.of(END));
        ExactSheet.write(out, TITLE, rows);
    }

    /// How many records a file has that keeps to the format.
    ///
    /// @param reasons the codes the institution's list has, by subject; a subject nobody has
    ///   compared is missing
    /// @throws Refused naming row, field and remedy of everything that is wrong
    int check(byte[] content, Map<UnifiedSubject, Set<String>> reasons) {
        var rows = sheet.opened(content, ExemptionSheet::all);
        var found = new ArrayList<Refusal>();
        if (rows.isEmpty()) {
            throw new Refused(Refusal.input("file", "unified.table-empty"));
        }
        head(rows.getFirst(), found);
        var ended = end(rows, found);
        var body = rows.subList(1, ended ? rows.size() - 1 : rows.size());
        if (body.isEmpty()) {
            found.add(Refusal.input("file", "unified.table-empty"));
        }
        var taken = new HashSet<String>();
        var centre = body.isEmpty() ? "" : text(body.getFirst(), CENTRE);
        if (reasons.size() < UnifiedSubject.values().length) {
            found.add(Refusal.rule("unified.placeholder"));
        }
        for (var row : body) {
            line(row, centre, reasons, found);
            if (!taken.add(text(row, NUMBER) + " " + text(row, SUBJECT))) {
                found.add(problem("twice", row, text(row, NUMBER)));
            }
        }
        Refused.unlessEmpty(found.stream().limit(MOST_PROBLEMS).toList());
        return body.size();
    }

    private static void head(SheetRow row, List<Refusal> found) {
        for (var i = 0; i < HEADINGS.size(); i++) {
            if (!text(row, i).equals(HEADINGS.get(i))) {
                found.add(
                        Refusal.input(
                                "file",
                                "unified.table-heading",
                                String.valueOf(row.number()),
                                String.valueOf(i + 1),
                                text(row, i),
                                HEADINGS.get(i)));
            }
        }
    }

    /// The last line bears the mark and nothing else; it is looked for in no other.
    private static boolean end(List<SheetRow> rows, List<Refusal> found) {
        var last = rows.getLast();
        var more = last.cells().stream().skip(1).anyMatch(it -> !it.isBlank());
        var there = last.cell(0).text().equals(END);
        if (!there || more) {
            found.add(
                    Refusal.input(
                            "file",
                            "unified.table-end",
                            String.valueOf(last.number()),
                            last.cell(0).text(),
                            END));
        }
        rows.subList(0, rows.size() - 1).stream()
                .filter(it -> text(it, 0).equals(END))
                .forEach(it -> found.add(problem("after-end", it, END)));
        return there;
    }

    private static void line(
            SheetRow row,
            String centre,
            Map<UnifiedSubject, Set<String>> reasons,
            List<Refusal> found) {
        var code = row.cell(CENTRE);
        var told = text(row, CENTRE);
        if (!EIGHT.matcher(told).matches()) {
            found.add(
                    problem(FEWER.matcher(told).matches() ? "centre-short" : "centre", row, told));
        } else if (code.kind() != Cell.Kind.TEXT) {
            found.add(problem("centre-number", row, told));
        } else if (!told.equals(centre)) {
            found.add(problem("centre-other", row, told));
        }
        if (text(row, NUMBER).isEmpty()) {
            found.add(problem("number", row, ""));
        }
        if (text(row, NAME).isEmpty()) {
            found.add(problem("name", row, text(row, NUMBER)));
        }
        if (text(row, DOCUMENT).isEmpty()) {
            found.add(problem("document", row, text(row, NUMBER)));
        }
        var subject =
                UnifiedSubject.told(text(row, SUBJECT))
                        .filter(it -> it.number().equals(text(row, SUBJECT)))
                        .orElse(null);
        if (subject == null) {
            found.add(problem("subject", row, text(row, SUBJECT)));
        } else if (reasons.containsKey(subject)
                && !reasons.get(subject).contains(text(row, REASON))) {
            found.add(problem("reason", row, text(row, REASON)));
        }
    }

    private static List<SheetRow> all(SheetBook book) {
        var all = new ArrayList<SheetRow>();
        try (var rows = book.rows(book.sheets().getFirst())) {
            while (rows.hasNext()) {
                var row = rows.next();
                if (!row.isBlank()) {
                    all.add(row);
                }
                if (all.size() > MOST) {
                    throw new Refused(Refusal.input("file", "unified.many", MOST));
                }
            }
        }
        return all;
    }

    private static String text(SheetRow row, int column) {
        return row.cell(column).text().strip();
    }

    private static Refusal problem(String what, SheetRow row, String value) {
        return Refusal.input("file", "unified.table-" + what, String.valueOf(row.number()), value);
    }
}
