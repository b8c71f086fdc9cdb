package org.matricula.graduation.photograph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.check.GraduateFacts;
import org.matricula.graduation.check.GraduateSheets;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.matricula.registry.Detail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 图像核对, on the graduate's own telephone: where to sit, and what came of it.
@Controller
@RequestMapping("/own-graduation/{campaign}/{enrolment}/photo")
@Allowed("student")
class OwnPhotoPage {

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateFacts facts;
    private final GraduatePhotoRows photos;
    private final PhotoSeats seats;
    private final PhotoTickets tickets;
    private final AnswerPhoto answerPhoto;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    OwnPhotoPage(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateFacts facts,
            GraduatePhotoRows photos,
            PhotoSeats seats,
            PhotoTickets tickets,
            AnswerPhoto answerPhoto,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.facts = facts;
        this.photos = photos;
        this.seats = seats;
        this.tickets = tickets;
        this.answerPhoto = answerPhoto;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, Model model, Locale locale) {
        var graduate = sheets.get(campaign, enrolment);
        var now = facts.now(enrolment);
        model.addAttribute("campaign", campaigns.get(campaign));
        model.addAttribute("graduate", graduate);
        model.addAttribute("name", now.get(Detail.NAME));
        model.addAttribute("document", now.get(Detail.DOCUMENT_NUMBER));
        model.addAttribute("photo", photos.last(graduate).orElse(null));
        model.addAttribute("seats", seats.own(enrolment));
        model.addAttribute(
                "tickets",
                tickets.of(enrolment).stream()
                        .map(it -> TicketView.of(it, problems, locale))
                        .toList());
        model.addAttribute("today", LocalDate.now(clock));
        return "graduation/own-photo";
    }

    @PostMapping("/confirm")
    String confirm(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "false") boolean image,
            @RequestParam(defaultValue = "false") boolean document,
            @RequestParam(defaultValue = "false") boolean name,
            RedirectAttributes redirect,
            Locale locale) {
        answerPhoto.confirm(campaign, enrolment, image, document, name);
        return done(campaign, enrolment, "graduation.photo.confirmed.done", redirect, locale);
    }

    @PostMapping("/refuse")
    String refuse(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        answerPhoto.refuse(campaign, enrolment, note);
        return done(campaign, enrolment, "graduation.photo.refused.done", redirect, locale);
    }

    private String done(
            UUID campaign, UUID enrolment, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/own-graduation/" + campaign + "/" + enrolment + "/photo";
    }
}
