package org.matricula.document;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 单位文书: letters and lists about a unit leave the school as papers about a student do, with a
/// number, a code, a picture that leads to the page of verification, and the issuer's signature.
///
/// Printed first they are kept; printed again they are the same file, byte by byte, until what they
/// say has changed: then the new one takes the place of the old, which says so to whoever asks.
@Service
@Transactional
public class UnitPapers {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 200;

    private final UnitPaperRows rows;
    private final DocumentNumbers numbers;
    private final PdfPrinter printer;
    private final TemplateEngine templates;
    private final PaperTemplates own;
    private final Signatures signatures;
    private final SigningKeys keys;
    private final Files files;
    private final Units units;
    private final DocumentSettings settings;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    UnitPapers(
            UnitPaperRows rows,
            DocumentNumbers numbers,
            PdfPrinter printer,
            TemplateEngine templates,
            PaperTemplates own,
            Signatures signatures,
            SigningKeys keys,
            Files files,
            Units units,
            DocumentSettings settings,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.printer = printer;
        this.templates = templates;
        this.own = own;
        this.signatures = signatures;
        this.keys = keys;
        this.files = files;
        this.units = units;
        this.settings = settings;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// Set in words by a template, which takes them as `words`: the school's own sentences where it
    /// has written some, else those built in.
    ///
    /// @param data what else the template takes; nothing that changes from one printing to the next
    /// @return the PDF/A, signed
    public byte[] print(NewUnitPaper it, String template, Map<String, ?> data) {
        return bytes(files.open(issued(it, words -> set(template, words, data)).fileId()));
    }

    /// The same on a sheet that proves nothing, for what is not decided yet.
    @Transactional(readOnly = true)
    public byte[] draft(NewUnitPaper it, String template, Map<String, ?> data) {
        var words = words(it.kind(), own.inForce(it.issuer(), it.kind(), LANGUAGE));
        return printer.print(set(template, words, data), it.title(), words.lang()).pdf();
    }

    /// A paper whose words are fixed, for whoever keeps the file with something of theirs.
    ///
    /// @param html well-formed, without anything that changes from one printing to the next
    public UnitPaper issued(NewUnitPaper it, String html) {
        return issued(it, _ -> html);
    }

    /// What stands is compared in the words it was printed with: a school that writes its sentences
    /// anew does not issue anew what it said last year.
    private UnitPaper issued(NewUnitPaper it, Function<PaperWords, String> html) {
        rows.lock(it.kind(), it.subject());
        var before = rows.standing(it.kind(), it.subject()).orElse(null);
        if (before != null) {
            var same = html.apply(words(it.kind(), own.get(before.templateId())));
            if (Arrays.equals(before.content(), content(it, same))) {
                return before;
            }
        }
        var version = own.inForce(it.issuer(), it.kind(), LANGUAGE);
        return issue(
                it,
                html.apply(words(it.kind(), version)),
                version.map(TemplateVersion::id).orElse(null),
                before);
    }

    private PaperWords words(DocumentKind kind, Optional<TemplateVersion> version) {
        return new PaperWords(messages, LANGUAGE, PaperTemplates.patterns(kind, version));
    }

    private String set(String template, PaperWords words, Map<String, ?> data) {
        var all = new HashMap<String, Object>(data);
        all.put("words", words);
        var html = new StringOutput();
        templates.render(template, all, html);
        return html.toString();
    }

    private static byte[] content(NewUnitPaper it, String html) {
        var text = (it.title() + "\n" + html).getBytes(StandardCharsets.UTF_8);
        return Verification.sha256(text, text.length);
    }

    private UnitPaper issue(
            NewUnitPaper it, String html, @Nullable UUID template, @Nullable UnitPaper before) {
        var issuer = units.get(it.issuer());
        var today = LocalDate.now(clock);
        var id = rows.id();
        var code = VerificationCode.fresh();
        var number = it.number() == null ? numbers.next(issuer, it.kind(), today) : it.number();
        var heading =
                new Heading(
                        issuer.name(),
                        number,
                        today,
                        VerificationCode.printed(code),
                        settings.verifyAt(code));
        var words = new PaperWords(messages, LANGUAGE);
        var proof = new StringOutput();
        templates.render("document/proof.jte", Map.of("words", words, "heading", heading), proof);
        var printed = printer.print(html + proof, it.title() + " " + number, words.lang());
        var pdf = signatures.sign(it.issuer(), printed.pdf());
        var file =
                files.store(
                        NewFile.of(it.scopePos(), null, Files.DOCUMENT, it.title() + ".pdf", pdf));
        if (before != null) {
            end(before, Issued.State.SUPERSEDED, words.text("document.unit-paper.renewed"), number);
        }
        rows.add(
                new UnitPaperRows.Fresh(
                        id,
                        it,
                        issuer.name(),
                        number,
                        code,
                        content(it, html),
                        template,
                        today,
                        clock.instant(),
                        file.id(),
                        file.digest(),
                        printed.pages(),
                        keys.inUse(it.issuer()).orElseThrow(),
                        SignedRange.last(pdf).orElseThrow().claimed()));
        if (before != null) {
            rows.succeed(before.id(), id);
        }
        ledger.record(
                Act.of("document.issue", subject(id))
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "kind", it.kind().code(),
                                        "number", number,
                                        "of", it.subject())));
        return rows.find(id).orElseThrow();
    }

    /// Those within reach, the newest first.
    ///
    /// @param words part of a title or number
    /// @param before where the page before ended, null for the first
    @Transactional(readOnly = true)
    public Slice<UnitPaper> list(String words, @Nullable UUID before) {
        return Slice.of(rows.list(words.strip(), before, PAGE + 1), PAGE, it -> it.id().toString());
    }

    /// @throws Absent if there is none, or it is beyond the acting person's reach
    @Transactional(readOnly = true)
    public UnitPaper get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Absent("document"));
    }

    /// The PDF as it was issued, also where it no longer stands.
    public Content open(UUID id) {
        return files.open(get(id).fileId());
    }

    /// 作废: it was made out wrongly, or never left. Printing it again makes a new one.
    ///
    /// @throws Refused without a reason, or where it no longer stands
    public void revoke(UUID id, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused(
                    Refusal.input("reason", "document.unit-paper.reason", LONGEST_REASON));
        }
        var it = rows.hold(id).orElseThrow(() -> new Absent("document"));
        if (!it.stands()) {
            throw new Refused(Refusal.conflict("document.unit-paper.ended", it.number()));
        }
        end(it, Issued.State.VOID, why, null);
    }

    private void end(UnitPaper it, Issued.State as, String reason, @Nullable String by) {
        rows.end(it.id(), as, reason, clock.instant());
        ledger.record(
                Act.of("document." + as.code(), subject(it.id()))
                        .at(it.scopePos())
                        .because(reason)
                        .to(
                                by == null
                                        ? Map.of("number", it.number())
                                        : Map.of("number", it.number(), "by", by)));
    }

    static String subject(UUID id) {
        return "unit-paper:" + id;
    }

    private static byte[] bytes(Content content) {
        try {
            return content.bytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
