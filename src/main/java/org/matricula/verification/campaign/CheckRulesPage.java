package org.matricula.verification.campaign;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.verification.check.ChangeRule;
import org.matricula.verification.check.CheckRules;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 核查规则: the table of rules. The administrator of the whole register sets how heavy each weighs.
@Controller
@RequestMapping("/verification-rules")
class CheckRulesPage {

    private static final String PARAMETER = "parameter-";

    private final CheckRules rules;
    private final ChangeRule changeRule;
    private final MessageSource messages;

    CheckRulesPage(CheckRules rules, ChangeRule changeRule, MessageSource messages) {
        this.rules = rules;
        this.changeRule = changeRule;
        this.messages = messages;
    }

    @GetMapping
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer",
        "administrator"
    })
    String list(Model model) {
        model.addAttribute("rules", rules.all());
        model.addAttribute("mayChange", Acting.now().holds("administrator"));
        return "verification/rules";
    }

    /// Whole numbers of the rule are the parameters `parameter-<name>`.
    @PostMapping("/{rule}")
    @Allowed("administrator")
    String change(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "-1") int weight,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect,
            Locale locale) {
        var parameters = new HashMap<String, Integer>();
        form.forEach((name, value) -> {
            if (name.startsWith(PARAMETER)) {
                parameters.put(name.substring(PARAMETER.length()), number(value));
            }
        });
        changeRule.change(rule, severity, weight, days, parameters, enabled);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("verification.rule.changed", null, locale));
        return "redirect:/verification-rules";
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            throw new Refused(Refusal.input("parameters", "verification.parameter"));
        }
    }
}
