package org.matricula.graduation.photograph;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 毕业图像看审: a sheet of pictures at a time, each with its own verdict and none chosen beforehand.
@Controller
@OpenToRegistrars
class PhotoLooksPage {

    private static final int A_SHEET = 24;
    private static final String FIELD = "verdict-";

    private final GraduateCampaigns campaigns;
    private final LookAtPhotos lookAtPhotos;
    private final MessageSource messages;

    PhotoLooksPage(GraduateCampaigns campaigns, LookAtPhotos lookAtPhotos, MessageSource messages) {
        this.campaigns = campaigns;
        this.lookAtPhotos = lookAtPhotos;
        this.messages = messages;
    }

    @GetMapping("/graduate-photos/{campaign}/looks")
    String show(@PathVariable UUID campaign, Model model) {
        model.addAttribute("campaign", campaigns.get(campaign));
        model.addAttribute("photos", lookAtPhotos.waiting(campaign, A_SHEET));
        model.addAttribute("all", lookAtPhotos.count(campaign));
        model.addAttribute("verdicts", LookAtPhotos.VERDICTS);
        return "graduation/photo-looks";
    }

    /// @param given `verdict-<photograph>` by photograph; those left out wait on
    @PostMapping("/graduate-photos/{campaign}/looks")
    String look(
            @PathVariable UUID campaign,
            @RequestParam Map<String, String> given,
            RedirectAttributes redirect,
            Locale locale) {
        var verdicts = new HashMap<UUID, String>();
        given.forEach((field, verdict) -> {
            if (field.startsWith(FIELD)) {
                verdicts.put(photograph(field), verdict);
            }
        });
        var good = lookAtPhotos.look(campaign, verdicts);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "graduation.looks.done",
                        new Object[] {verdicts.size(), verdicts.size() - good},
                        locale));
        return "redirect:/graduate-photos/" + campaign + "/looks";
    }

    private static UUID photograph(String field) {
        try {
            return UUID.fromString(field.substring(FIELD.length()));
        } catch (IllegalArgumentException unknown) {
            throw new Refused(Refusal.input("verdict", "graduate.look-verdict"));
        }
    }
}
