package org.matricula.report.round;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.report.OpenToReports;
import org.matricula.report.form.TableShown;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 报送 for programs: what is asked, how far a unit has come, its tables; filled, signed, handed in,
/// taken in and sent back by whoever may do so on the pages.
@RestController
@RequestMapping("/api/v1/reports")
@OpenToReports
class ReportsApi {

    private static final int MOST = 200;

    record Why(@Nullable String why) {}

    record Receipt(@Nullable String receipt) {}

    private final ReadRounds rounds;
    private final ReadSubmissions read;
    private final FillSubmission fill;
    private final SignSubmission sign;
    private final TakeIn takeIn;

    ReportsApi(
            ReadRounds rounds,
            ReadSubmissions read,
            FillSubmission fill,
            SignSubmission sign,
            TakeIn takeIn) {
        this.rounds = rounds;
        this.read = read;
        this.fill = fill;
        this.sign = sign;
        this.takeIn = takeIn;
    }

    @GetMapping
    Slice<Round> rounds(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return rounds.page(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{submission}")
    Submission one(@PathVariable UUID submission) {
        return read.one(submission, null, List.of()).it();
    }

    @GetMapping("/{submission}/tables/{form}")
    TableShown table(@PathVariable UUID submission, @PathVariable String form) {
        return read.table(submission, form);
    }

    @PostMapping("/{submission}/fill")
    Submission fill(@PathVariable UUID submission) {
        fill.fill(submission);
        return one(submission);
    }

    @PostMapping("/{submission}/sign")
    Submission sign(@PathVariable UUID submission) {
        sign.sign(submission);
        return one(submission);
    }

    @PostMapping("/{submission}/submit")
    Submission submit(@PathVariable UUID submission) {
        sign.submit(submission);
        return one(submission);
    }

    @PostMapping("/{submission}/accept")
    Submission accept(@PathVariable UUID submission, @RequestBody Receipt body) {
        takeIn.accept(submission, body.receipt());
        return one(submission);
    }

    @PostMapping("/{submission}/return")
    Submission giveBack(@PathVariable UUID submission, @RequestBody Why body) {
        takeIn.giveBack(submission, body.why() == null ? "" : body.why());
        return one(submission);
    }
}
