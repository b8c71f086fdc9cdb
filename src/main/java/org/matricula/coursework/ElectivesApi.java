package org.matricula.coursework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The choice of electives for other systems, by the same rules.
@RestController
@RequestMapping("/api/v1")
class ElectivesApi {

    private static final int MOST = 200;

    record Whose(@Nullable UUID enrolment) {}

    record Chosen(boolean taken) {}

    record Own(List<ChooseElective.Line> items) {}

    private final OfferElective offerElective;
    private final ChooseElective chooseElective;
    private final SettleElective settleElective;
    private final ElectiveQueue queue;
    private final ListElectives listElectives;

    ElectivesApi(
            OfferElective offerElective,
            ChooseElective chooseElective,
            SettleElective settleElective,
            ElectiveQueue queue,
            ListElectives listElectives) {
        this.offerElective = offerElective;
        this.chooseElective = chooseElective;
        this.settleElective = settleElective;
        this.queue = queue;
        this.listElectives = listElectives;
    }

    @GetMapping("/electives")
    @OpenToTeaching
    Slice<Offering> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(listElectives.list(cursor, most + 1), most, it -> it.taskId().toString());
    }

    @PutMapping("/electives/{task}")
    @OpenToPlanners
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void offer(@PathVariable UUID task, @RequestBody NewOffering it) {
        offerElective.offer(task, it);
        queue.advance(task);
    }

    @PostMapping("/electives/{task}/settle")
    @OpenToPlanners
    SettleElective.Outcome settle(@PathVariable UUID task) {
        return settleElective.settle(task);
    }

    @GetMapping("/own-electives")
    @OpenToOwn
    Own own() {
        return new Own(chooseElective.own());
    }

    @PostMapping("/own-electives/{task}/choose")
    @Allowed("student")
    Chosen choose(@PathVariable UUID task, @RequestBody Whose it) {
        return new Chosen(chooseElective.choose(task, of(it)));
    }

    @PostMapping("/own-electives/{task}/withdraw")
    @Allowed("student")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID task, @RequestBody Whose it) {
        chooseElective.withdraw(task, of(it));
        queue.advance(task);
    }

    private static UUID of(Whose it) {
        if (it.enrolment() == null) {
            throw new Refused(Refusal.input("enrolment", "field.missing"));
        }
        return it.enrolment();
    }
}
