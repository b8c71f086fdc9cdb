package org.matricula.document;

import java.util.List;
import org.matricula.document.Notice.Paragraph;

/// 成绩单, 成绩证明, 学期成绩单: a student's results, term by term, as far as they were published. The words of
/// its cells are set by whoever knows what they mean; its headings are ours.
///
/// @param title message key
/// @param statement sentences above the table, as a grade certificate has them; empty for none
/// @param student who, and of which programme
/// @param terms in the order they were studied
/// @param sums below the table: credits earned and the like
/// @param issuer who stands over the seal
/// @param notes what one must know to read it
public record Transcript(
        String title,
        Heading heading,
        List<Paragraph> statement,
        List<Field> student,
        List<Term> terms,
        List<Field> sums,
        String issuer,
        List<String> notes)
        implements Paper {

    public record Term(String name, List<Line> lines) {}

    /// @param credits and `hours` blank where the school keeps none
    /// @param points 绩点 of the result, blank where the school shows none
    /// @param attempt of the result that counts
    /// @param others what the earlier attempts brought, blank for none
    public record Line(
            String code,
            String course,
            String nature,
            String assessment,
            String hours,
            String credits,
            String result,
            String points,
            String attempt,
            String others,
            boolean failed) {}

    public List<TableRow> facts() {
        return TableRow.pack(student);
    }

    public List<TableRow> totals() {
        return TableRow.pack(sums);
    }
}
