package org.matricula.portal;

import java.util.List;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// 教务管理环节: the eight links of a teaching point's work on one page, each with the way to the thing
/// itself (电大学籍管理工作流程, 前言).
@Controller
public class OpenUniversityPage {

    /// @param key its message key, with `.hint` beside it
    /// @param page where it is done, for those whose navigation has it
    /// @param kinds what can be applied for there
    public record Link(String key, String icon, String page, String query, List<String> kinds) {

        static Link at(String key, String icon, String page, String query) {
            return new Link(key, icon, page, query, List.of());
        }

        Link with(String... more) {
            return new Link(key, icon, page, query, List.of(more));
        }
    }

    static final List<Link> LINKS =
            List.of(
                    Link.at("courses", "book-open", "/course-registration", ""),
                    Link.at("changes", "arrow-left-right", "", "")
                            .with(
                                    "leave-of-absence",
                                    "return-from-leave",
                                    "change-of-programme",
                                    "transfer-out",
                                    "transfer-in"),
                    Link.at("platform", "log-out", "/platform-withdrawals", "")
                            .with("platform-withdrawal"),
                    Link.at("diploma", "graduation-cap", "/diplomas", "?kind=diploma"),
                    Link.at("degree", "star", "/diplomas", "?kind=degree"),
                    Link.at("proof", "file-check", "", "").with("diploma-proof"),
                    Link.at("exchange", "refresh", "", "").with("certificate-fault"),
                    Link.at("correction", "file-pen-line", "/correction-reports", "")
                            .with("correction"));

    @GetMapping("/open-university")
    @Allowed({"counsellor", "registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    String show(Model model) {
        model.addAttribute("links", LINKS);
        return "portal/open-university";
    }
}
