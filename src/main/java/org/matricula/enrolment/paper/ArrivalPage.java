package org.matricula.enrolment.paper;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.page.Rate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// 报到前提交材料, on a newcomer's phone. The code is posted each time, so that it stands in no address,
/// no log and no session.
@Controller
@RequestMapping("/entrance/arrivals/{batch}")
@Allowed(Allowed.PUBLIC)
class ArrivalPage {

    private final SendPaper sendPaper;
    private final Problems problems;
    private final MessageSource messages;
    private final Rate rate;

    /// @param postsAMinute how many look-ups and papers one address may send within a minute
    ArrivalPage(
            SendPaper sendPaper,
            Problems problems,
            MessageSource messages,
            Clock clock,
            @Value("${matricula.entrance.posts-a-minute:30}") int postsAMinute) {
        this.sendPaper = sendPaper;
        this.problems = problems;
        this.messages = messages;
        this.rate = new Rate(postsAMinute, clock);
    }

    @GetMapping
    String ask(@PathVariable UUID batch, Model model) {
        return page(batch, "", model);
    }

    @PostMapping
    String look(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        return answer(
                batch, code, () -> sendPaper.look(batch, code), model, request, response, locale);
    }

    @PostMapping("/papers/{material}")
    String send(
            @PathVariable UUID batch,
            @PathVariable UUID material,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean guardian,
            @RequestParam(defaultValue = "false") boolean consent,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        try (var content = content(file)) {
            var sent = new SendPaper.Sent(name(file), content, guardian, consent);
            model.addAttribute("sent", material);
            return answer(
                    batch,
                    code,
                    () -> sendPaper.send(batch, code, material, sent),
                    model,
                    request,
                    response,
                    locale);
        }
    }

    private String answer(
            UUID batch,
            String code,
            Supplier<SendPaper.Arrival> work,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            return refused(batch, code, "enrolment.apply.busy", model, locale);
        }
        try {
            shown(work.get(), model);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            model.addAttribute("sent", null);
            model.addAttribute("lines", problems.lines(refused, locale));
            shown(sendPaper.look(batch, code), model);
        } catch (Absent nobody) {
            sendPaper.batch(batch);
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return refused(batch, code, "enrolment.arrival.unknown", model, locale);
        }
        return page(batch, code, model);
    }

    private String refused(UUID batch, String code, String why, Model model, Locale locale) {
        model.addAttribute(
                "lines",
                List.of(new Line("code", why, messages.getMessage(why, null, locale), null, null)));
        return page(batch, code, model);
    }

    private static void shown(SendPaper.Arrival it, Model model) {
        model.addAttribute("candidate", it.candidate());
        model.addAttribute("materials", it.materials());
        model.addAttribute("open", it.open());
    }

    private String page(UUID batch, String code, Model model) {
        model.addAttribute("batch", sendPaper.batch(batch));
        model.addAttribute("code", code.strip());
        return "enrolment/arrival";
    }

    private static InputStream content(@Nullable MultipartFile file) throws IOException {
        return file == null ? new ByteArrayInputStream(new byte[0]) : file.getInputStream();
    }

    private static String name(@Nullable MultipartFile file) {
        var name = file == null ? null : file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
