package org.matricula.graduation.check;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One correction a graduate claims, before it is decided.
@Controller
@OpenToRegistrars
@RequestMapping("/graduate-checks/claims/{claim}")
class GraduateClaimPage {

    private final ReadClaim readClaim;
    private final GraduateCampaigns campaigns;

    GraduateClaimPage(ReadClaim readClaim, GraduateCampaigns campaigns) {
        this.readClaim = readClaim;
        this.campaigns = campaigns;
    }

    @GetMapping
    String show(@PathVariable UUID claim, Model model, HttpServletResponse response) {
        return page(readClaim.show(claim), model, response);
    }

    /// In clear for once, with a line in the ledger.
    @PostMapping("/unmask")
    String unmask(
            @PathVariable UUID claim,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return page(readClaim.unmasked(claim, reason), model, response);
    }

    private String page(ReadClaim.Shown it, Model model, HttpServletResponse response) {
        model.addAttribute("it", it);
        model.addAttribute("campaign", campaigns.get(it.claim().campaignId()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "graduation/claim";
    }
}
