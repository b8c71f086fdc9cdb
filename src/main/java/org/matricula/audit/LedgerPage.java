package org.matricula.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 操作台账, for the auditor.
@Controller
@Allowed("auditor")
@RequestMapping("/ledger")
class LedgerPage {

    private static final int LISTED = 50;
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final LedgerSearch search;
    private final LedgerRounds rounds;
    private final Checkpointed checkpointed;

    LedgerPage(LedgerSearch search, LedgerRounds rounds, Checkpointed checkpointed) {
        this.search = search;
        this.rounds = rounds;
        this.checkpointed = checkpointed;
    }

    @GetMapping
    String list(
            LedgerShown.Asked asked,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        rounds.order();
        var slice = search.find(filter(asked), LISTED, cursor);
        model.addAttribute(
                "shown",
                new LedgerShown(
                        asked,
                        slice.items().stream().map(LedgerPage::row).toList(),
                        cursor == null ? null : asked.address(null),
                        slice.next() == null ? null : asked.address(slice.next()),
                        search.actions(),
                        checkpointed.newest(3, null).items().stream()
                                .map(LedgerPage::root)
                                .toList()));
        return "audit/ledger";
    }

    @PostMapping("/checkpoints")
    String close() {
        rounds.close();
        return "redirect:/ledger";
    }

    private static LedgerSearch.Filter filter(LedgerShown.Asked asked) {
        return new LedgerSearch.Filter(
                given(asked.subject()),
                given(asked.person()),
                given(asked.action()),
                asked.from(),
                asked.until());
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static LedgerShown.Row row(LedgerSearch.Entry it) {
        return new LedgerShown.Row(
                it.seq(),
                moment(it.at()),
                it.actor(),
                it.role(),
                it.origin(),
                it.action(),
                it.subject(),
                it.caseId() == null ? null : it.caseId().toString(),
                it.reason(),
                it.before(),
                it.after(),
                it.hash());
    }

    private static LedgerShown.Root root(Chain.Checkpoint it) {
        return new LedgerShown.Root(it.size(), moment(it.at()), it.note().split("\n", 4)[2]);
    }

    private static String moment(Instant at) {
        return SHOWN.format(at);
    }
}
