package org.matricula.consignment;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.DocumentKind;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.PaperWords;
import org.matricula.document.UnitPapers;
import org.matricula.sheet.ExactSheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The list on paper, on which only signatures, day and stamp are left to the hand, and as a sheet:
/// the same lines, the same counts, twice the same bytes.
@Service
public class ConsignmentPaper {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final List<String> HEADINGS =
            List.of("seq", "point", "number", "name", "what", "detail", "state");

    /// @param counts of the points, which add up to the list's
    public record Written(
            Consignment list,
            List<Consignment.Line> lines,
            List<ConsignmentLines.PointCount> counts) {}

    private final Consign consignments;
    private final UnitPapers papers;
    private final MessageSource messages;
    private final Ledger ledger;

    ConsignmentPaper(
            Consign consignments, UnitPapers papers, MessageSource messages, Ledger ledger) {
        this.consignments = consignments;
        this.papers = papers;
        this.messages = messages;
        this.ledger = ledger;
    }

    @Transactional
    public byte[] pdf(UUID id) {
        var it = taken(id, "pdf");
        var list = it.list();
        return papers.print(
                new NewUnitPaper(
                        DocumentKind.CONSIGNMENT_LIST,
                        list.institutionId(),
                        list.scopePos(),
                        "consignment:" + list.id(),
                        title(new PaperWords(messages, LANGUAGE), list)),
                "consignment/paper.jte",
                Map.of("it", it));
    }

    @Transactional
    public byte[] sheet(UUID id) {
        var it = taken(id, "xlsx");
        var words = new PaperWords(messages, LANGUAGE);
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS.stream().map(one -> words.text("consignment.column." + one)).toList());
        for (var line : it.lines()) {
            rows.add(
                    List.of(
                            String.valueOf(line.seq()),
                            line.point(),
                            line.studentNumber(),
                            line.name(),
                            words.text(line.what()),
                            line.detail(),
                            line.state().equals("returned")
                                    ? words.text("consignment.line.returned") + "：" + line.reason()
                                    : ""));
        }
        it.counts()
                .forEach(one ->
                        rows.add(
                                List.of(
                                        words.text("consignment.subtotal"),
                                        one.point(),
                                        String.valueOf(one.lines()))));
        rows.add(List.of(words.text("consignment.total"), "", String.valueOf(it.list().lines())));
        Stream.of("handler", "head", "seal")
                .forEach(one -> rows.add(List.of(words.text("consignment.sign." + one))));
        var out = new ByteArrayOutputStream();
        ExactSheet.write(out, words.text("consignment.kind." + it.list().kind()), rows);
        return out.toByteArray();
    }

    /// Such as 乐亭教学点学信网退学交接清单2026-03.
    public String name(Consignment it) {
        return it.unit()
                + messages.getMessage("consignment.kind." + it.kind(), null, LANGUAGE)
                + messages.getMessage("consignment.list", null, LANGUAGE)
                + it.year()
                + "-%02d".formatted(it.seq());
    }

    static String title(PaperWords words, Consignment it) {
        return words.text("consignment.kind." + it.kind()) + words.text("consignment.list");
    }

    private Written taken(UUID id, String form) {
        var it = consignments.get(id);
        ledger.record(
                Act.of("consignment.take", "consignment:" + id)
                        .at(it.scopePos())
                        .to(Map.of("form", form, "lines", it.lines())));
        return new Written(it, consignments.lines(id), consignments.counts(id));
    }
}
