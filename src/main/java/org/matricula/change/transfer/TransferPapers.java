package org.matricula.change.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.matricula.change.paper.Folder;
import org.matricula.change.paper.Papers;
import org.matricula.codebook.Codes;
import org.matricula.coursework.recognition.FormerResults;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewDocument;
import org.matricula.document.TransferForm;
import org.matricula.document.TransferLetters;
import org.matricula.registry.EnterTransferred;
import org.matricula.registry.Particulars;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is issued about a transfer, each paper by the school whose word it is.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TransferPapers {

    private final Papers papers;
    private final Documents documents;
    private final Particulars particulars;
    private final Pairs pairs;
    private final Leavers leavers;
    private final Codes codes;
    private final FormerResults formerResults;
    private final MessageSource words;

    TransferPapers(
            Papers papers,
            Documents documents,
            Particulars particulars,
            Pairs pairs,
            Leavers leavers,
            Codes codes,
            FormerResults formerResults,
            MessageSource words) {
        this.papers = papers;
        this.documents = documents;
        this.particulars = particulars;
        this.pairs = pairs;
        this.leavers = leavers;
        this.codes = codes;
        this.formerResults = formerResults;
        this.words = words;
    }

    /// 备案表, 档案移交单 and, to a school that is not on the register, 联系函.
    void leaving(TransferOutRequest form, CaseView granted, Pair pair, Proceedings proceedings) {
        var folder = papers.open(granted, form.on().minusDays(1));
        folder.issue(
                DocumentKind.TRANSFER_FORM,
                it ->
                        new TransferForm(
                                        it,
                                        folder.institution(),
                                        folder.student(),
                                        pair.sendingName(),
                                        pair.receivingName(),
                                        form.on(),
                                        codes.label("change-reason", form.reason()),
                                        form.explanation(),
                                        folder.appliedOn(),
                                        folder.evidence(proceedings),
                                        folder.opinions(
                                                proceedings, "document.act." + granted.kind()))
                                .form());
        if (form.channel().equals(TransferOutRequest.LETTER)) {
            folder.issue(
                    DocumentKind.TRANSFER_LETTER,
                    it ->
                            letters(folder, it, pair)
                                    .inquiry(form.on(), Objects.requireNonNull(pair.dueOn())));
        }
        pack(folder, granted, pair, proceedings);
    }

    /// 接收函, by the receiving school.
    void acceptance(Pair pair, Half receiving, EnterTransferred.Entered entered, LocalDate on) {
        var school = Objects.requireNonNull(pair.receivingId());
        var student = particulars.on(entered.enrolment(), on);
        documents.issue(
                new NewDocument(
                        DocumentKind.TRANSFER_ACCEPTANCE,
                        school,
                        entered.scopePos(),
                        entered.enrolment(),
                        receiving.personId(),
                        receiving.name(),
                        receiving.caseId()),
                it ->
                        new TransferLetters(it, student, pair.receivingName(), pair.sendingName())
                                .acceptance(on, entered.number()));
    }

    /// 回执, by the receiving school.
    void receipt(Pair pair, Half receiving, String by, LocalDate on) {
        var enrolment = Objects.requireNonNull(receiving.enrolmentId());
        var student = particulars.on(enrolment, Objects.requireNonNull(pair.onDay()));
        documents.issue(
                new NewDocument(
                        DocumentKind.TRANSFER_RECEIPT,
                        Objects.requireNonNull(pair.receivingId()),
                        receiving.scopePos(),
                        enrolment,
                        receiving.personId(),
                        receiving.name(),
                        receiving.caseId()),
                it ->
                        new TransferLetters(it, student, pair.receivingName(), pair.sendingName())
                                .receipt(
                                        String.valueOf(pair.packageNo()),
                                        pair.lines().size(),
                                        String.valueOf(pair.packageDigest()),
                                        by,
                                        on));
    }

    /// What travels: the record's own sheets, what was decided, and what was handed in.
    private void pack(Folder folder, CaseView granted, Pair pair, Proceedings proceedings) {
        var contents = new ArrayList<String>();
        contents.add(folder.text("transfer.package.particulars"));
        for (var verb : leavers.history(granted.subject())) {
            contents.add(
                    folder.text(
                            "transfer.package.act",
                            codes.label("change-kind", StatusVerb.valueOf(verb).code())));
        }
        documents.of(granted.subject()).stream()
                .filter(it -> it.stands() && !Objects.equals(it.caseId(), granted.id()))
                .forEach(it ->
                        contents.add(
                                folder.text(
                                        "transfer.package.document",
                                        words.getMessage(
                                                it.kind().label(), null, Locale.SIMPLIFIED_CHINESE),
                                        it.number())));
        contents.addAll(folder.evidence(proceedings));
        var results = formerResults.lines(granted.subject());
        // both schools read the list: how many and their digest, the results themselves on paper
        // alone
        contents.add(
                folder.text(
                        "transfer.package.results",
                        String.valueOf(results.size()),
                        digest(results)));
        var digest = digest(contents);
        var issued =
                folder.issue(
                        DocumentKind.TRANSFER_PACKAGE,
                        it -> letters(folder, it, pair).handover(contents, results, digest));
        pairs.packed(pair.id(), issued.number(), digest, contents);
    }

    private TransferLetters letters(
            Folder folder, org.matricula.document.Heading heading, Pair pair) {
        return new TransferLetters(
                heading, folder.student(), pair.sendingName(), pair.receivingName());
    }

    /// SHA-256 of the list, by which the receiving school sees that it has the whole of it.
    static String digest(List<String> contents) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            String.join("\n", contents)
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
