package org.matricula.exchange.oneroster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// OneRoster 数据包: taken away by whoever may take lists of students away.
@Controller
@Allowed({"registrar", "academic-office-head"})
class PackagePage {

    private final WritePackage write;
    private final Problems problems;

    PackagePage(WritePackage write, Problems problems) {
        this.write = write;
        this.problems = problems;
    }

    @GetMapping("/exchange/oneroster")
    String show(Model model) {
        model.addAttribute("lines", List.<Line>of());
        return "exchange/package";
    }

    @PostMapping("/exchange/oneroster")
    @Nullable String take(
            @RequestParam(defaultValue = "false") boolean demographics,
            @RequestParam(defaultValue = "false") boolean grades,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var wish = new WritePackage.Wish(demographics, grades, reason);
        try {
            write.begin(wish);
        } catch (Refused refused) {
            model.addAttribute("lines", problems.lines(refused, locale));
            return "exchange/package";
        }
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"oneroster.zip\"");
        write.write(wish, response.getOutputStream());
        return null;
    }
}
