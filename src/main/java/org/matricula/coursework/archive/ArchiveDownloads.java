package org.matricula.coursework.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.matricula.policy.Policies;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The lists of a term's archive as files.
@Controller
@RequestMapping("/term-archive")
@OpenToArchive
class ArchiveDownloads {

    private static final String SHEET =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ArchiveFiles files;
    private final HandIn handIn;
    private final Terms terms;
    private final Policies policies;

    ArchiveDownloads(ArchiveFiles files, HandIn handIn, Terms terms, Policies policies) {
        this.files = files;
        this.handIn = handIn;
        this.terms = terms;
        this.policies = policies;
    }

    @GetMapping("/{term}/workload.xlsx")
    @Allowed({"department-registrar", "registrar", "academic-office-head"})
    void workload(@PathVariable UUID term, HttpServletResponse response) throws IOException {
        files.workload(term, name(term), file(response, SHEET, "workload.xlsx"));
    }

    @GetMapping("/{term}/workload.pdf")
    @Allowed({"department-registrar", "registrar", "academic-office-head"})
    void workloadPaper(@PathVariable UUID term, HttpServletResponse response) throws IOException {
        var pdf = files.workloadPaper(term, name(term));
        file(response, MediaType.APPLICATION_PDF_VALUE, "workload.pdf").write(pdf);
    }

    @GetMapping("/{term}/missing.xlsx")
    void missing(@PathVariable UUID term, HttpServletResponse response) throws IOException {
        files.missing(term, name(term), due(term), file(response, SHEET, "missing.xlsx"));
    }

    @GetMapping("/{term}/papers.xlsx")
    void papers(@PathVariable UUID term, HttpServletResponse response) throws IOException {
        files.papers(term, name(term), file(response, SHEET, "papers.xlsx"));
    }

    private String name(UUID term) {
        var it = handIn.term(institution(), term);
        return it.year() + " " + it.name();
    }

    private LocalDate due(UUID term) {
        var institution = institution();
        return ArchivePolicies.dueOn(handIn.term(institution, term), institution, terms, policies);
    }

    private UUID institution() {
        var institution = handIn.own().institutionId();
        if (institution == null) {
            throw new Absent("unit");
        }
        return institution;
    }

    private static OutputStream file(HttpServletResponse response, String type, String name)
            throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return response.getOutputStream();
    }
}
