package org.matricula.report.saved;

import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 常用报表 on a page: each figure leads to its students.
@Controller
@RequestMapping("/saved-reports/{saved}/deliveries/{delivery}")
@OpenToSaved
class SavedCellsPage {

    private final ShareReports shares;
    private final ExplainSaved explain;

    SavedCellsPage(ShareReports shares, ExplainSaved explain) {
        this.shares = shares;
        this.explain = explain;
    }

    @GetMapping("/table")
    String table(
            @PathVariable UUID saved, @PathVariable UUID delivery, Model model, Locale locale) {
        model.addAttribute("delivery", delivery);
        model.addAttribute("view", explain.table(shares.readable(saved), delivery, locale));
        return "report/saved-table";
    }

    /// @param v0 of the first dimension, none for its sum, empty for the unknown; `v1` of the
    ///   second
    @GetMapping("/students")
    String students(
            @PathVariable UUID saved,
            @PathVariable UUID delivery,
            @RequestParam(required = false) @Nullable String v0,
            @RequestParam(required = false) @Nullable String v1,
            @RequestParam(required = false) @Nullable UUID after,
            Model model,
            Locale locale) {
        var asked = new TreeMap<Integer, String>();
        if (v0 != null) {
            asked.put(0, v0);
        }
        if (v1 != null) {
            asked.put(1, v1);
        }
        model.addAttribute("v0", v0);
        model.addAttribute("v1", v1);
        model.addAttribute(
                "view", explain.students(shares.readable(saved), delivery, asked, after, locale));
        return "report/saved-students";
    }
}
