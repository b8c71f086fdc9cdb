package org.matricula.credential.national;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.sheet.DbfTable;
import org.matricula.sheet.FixedLayout;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学历电子注册: sent only when every row is whole and there are as many as the decision counted; what
/// comes back differently stays somebody's task until it is solved.
@Service
public class NationalDesk {

    private static final int LONGEST = 500;

    private final NationalFiles files;
    private final NationalRows rows;
    private final SentRows sent;
    private final NationalLayout layout;
    private final NationalFaults check;
    private final NationalAnswer answers;
    private final org.matricula.attachment.Files attachments;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    NationalDesk(
            NationalFiles files,
            NationalRows rows,
            SentRows sent,
            NationalLayout layout,
            NationalFaults check,
            NationalAnswer answers,
            org.matricula.attachment.Files attachments,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.files = files;
        this.rows = rows;
        this.sent = sent;
        this.layout = layout;
        this.check = check;
        this.answers = answers;
        this.attachments = attachments;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What keeps a decision from being sent, row by row.
    @Transactional(readOnly = true)
    public List<Refusal> faults(UUID institution, String decisionNo) {
        return faults(files.decision(institution, decisionNo), rows.of(institution, decisionNo));
    }

    /// @param reason why it is made although there is a batch of this decision; blank for the first
    /// @return the batch
    /// @throws Refused with the faults of every row, or if there is a batch already and no reason
    @Transactional
    public UUID make(UUID institution, String decisionNo, String reason) {
        var decision = files.decision(institution, decisionNo);
        var before = sent.earlier(institution, decisionNo).orElse(null);
        var why = before == null ? null : reason.strip();
        if (before != null && (reason.isBlank() || reason.strip().length() > LONGEST)) {
            throw new Refused(
                    Refusal.input(
                            "reason",
                            "national.again",
                            decisionNo,
                            before.madeOn(),
                            before.maker(),
                            before.sent(),
                            LONGEST));
        }
        var graduates = rows.of(institution, decisionNo);
        Refused.unlessEmpty(faults(decision, graduates));
        var pos = units.get(institution).pos();
        var id =
                files.add(
                        decision,
                        pos,
                        graduates.stream().map(NationalRow::certificateId).toList(),
                        clock.instant());
        var digest = sent.keep(id, graduates, why);
        var act =
                Act.of("national.make", "national-file:" + id)
                        .at(pos)
                        .to(
                                Map.of(
                                        "decisionNo",
                                        decisionNo,
                                        "rows",
                                        graduates.size(),
                                        "digest",
                                        HexFormat.of().formatHex(digest)));
        ledger.record(why == null ? act : act.because(why));
        return id;
    }

    private List<Refusal> faults(NationalFiles.Decision decision, List<NationalRow> rows) {
        var all = new ArrayList<Refusal>();
        if (decision.decided() != rows.size()) {
            all.add(
                    Refusal.rule(
                            "national.count",
                            decision.decisionNo(),
                            decision.decided(),
                            rows.size(),
                            String.join(
                                    "、",
                                    this.rows.without(
                                            decision.institutionId(), decision.decisionNo()))));
        }
        all.addAll(check.of(rows));
        return all;
    }

    /// What is taken away is what was checked and kept, and what comes back is held against it.
    /// Until it is answered, whatever changed on record since keeps it here.
    private List<NationalRow> still(NationalFiles.File it) {
        var live = rows.of(it.id());
        var kept = sent.of(it.id());
        if (it.answeredAt() == null) {
            var all = new ArrayList<Refusal>();
            files.ended(it.id())
                    .forEach(number -> all.add(Refusal.conflict("national.ended", number)));
            all.addAll(check.of(live));
            all.addAll(check.changed(live, kept));
            Refused.unlessEmpty(all);
        }
        return asSent(live, kept);
    }

    /// A batch made before its values were kept is read from the record.
    private static List<NationalRow> asSent(List<NationalRow> live, Map<UUID, NationalRow> kept) {
        return live.stream().map(row -> kept.getOrDefault(row.certificateId(), row)).toList();
    }

    /// @param as `xlsx` or `dbf`
    /// @param reason what it is for, as identity numbers stand in it in full (个人信息保护法 第二十八条)
    @Transactional
    public void write(UUID file, String as, String reason, OutputStream out) throws IOException {
        var it = files.file(file);
        needed(reason);
        var values =
                still(it).stream()
                        .map(row ->
                                layout.columns().stream()
                                        .map(column -> layout.value(column, row))
                                        .toList())
                        .toList();
        if (as.equals("dbf")) {
            DbfTable.write(out, layout.columns(), values, LocalDate.now(clock));
        } else {
            var heads = layout.columns().stream().map(FixedLayout.Column::name).toList();
            try (var sheet = SheetWriter.xlsx(out, SheetDesign.of("XLZC", heads))) {
                values.forEach(sheet::row);
            }
        }
        took(it, as, values.size(), reason);
    }

    /// 照片包: one picture each, named by the certificate's number.
    @Transactional
    public void photographs(UUID file, String reason, OutputStream out) throws IOException {
        var it = files.file(file);
        needed(reason);
        var graduates = still(it);
        var names = new HashSet<String>();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var row : graduates) {
                if (row.photoId() == null || !names.add(row.number())) {
                    continue;
                }
                var content = attachments.open(row.photoId());
                var png = content.file().mediaType().endsWith("png");
                zip.putNextEntry(new ZipEntry(row.number() + (png ? ".png" : ".jpg")));
                Files.copy(content.path(), zip);
                zip.closeEntry();
            }
        }
        took(it, "zip", names.size(), reason);
    }

    /// The result file, loaded back; the differences become tasks of whoever loaded it.
    ///
    /// @return how many differ
    @Transactional
    public int answer(UUID file, byte[] content) {
        var it = files.file(file);
        if (content.length == 0) {
            throw new Refused(Refusal.input("file", "national.no-file"));
        }
        var lines = files.lines(file);
        var graduates =
                asSent(rows.of(file), sent.of(file)).stream()
                        .collect(Collectors.toMap(NationalRow::certificateId, Function.identity()));
        var told = answers.read(content, lines, graduates, Acting.now().name());
        var open =
                lines.stream()
                        .filter(NationalFiles::open)
                        .map(NationalFiles.Line::id)
                        .collect(Collectors.toSet());
        if (open.isEmpty()) {
            throw new Refused(Refusal.conflict("national.answered"));
        }
        var read = told.stream().filter(one -> open.contains(one.line())).toList();
        files.answered(file, read, clock.instant());
        var differ = (int) read.stream().filter(one -> !one.state().equals("registered")).count();
        ledger.record(
                Act.of("national.answer", "national-file:" + file)
                        .at(it.scopePos())
                        .to(Map.of("rows", read.size(), "differ", differ)));
        return differ;
    }

    /// 处理差异.
    @Transactional
    public void solve(UUID line, String solution) {
        var it = files.lock(line);
        Refused.unlessEmpty(
                Refusal.all(
                        List.of("differs", "missing").contains(it.state())
                                ? null
                                : Refusal.conflict("national.not-open"),
                        solution.isBlank() || solution.strip().length() > LONGEST
                                ? Refusal.input("solution", "national.solution", LONGEST)
                                : null));
        files.solved(line, solution.strip(), LocalDate.now(clock));
        ledger.record(
                Act.of("national.solve", "certificate:" + it.certificateId())
                        .at(it.scopePos())
                        .because(solution.strip())
                        .from(Map.of("answer", String.valueOf(it.answer())))
                        .to(Map.of()));
    }

    private void took(NationalFiles.File it, String as, int rows, String reason) {
        ledger.record(
                Act.of("national.take", "national-file:" + it.id())
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("as", as, "rows", rows)));
    }

    private static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "export.clear"));
        }
    }
}
