package org.matricula.change.transfer;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.matricula.organisation.Units;
import org.matricula.personal.PersonName;
import org.matricula.registry.EnterTransferred;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentNumbers;
import org.matricula.workflow.CaseView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Opens the record of somebody whose school is not on the register, from that school's letter.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class EnterByLetter {

    private static final String REGISTERED = "registered";

    private final Intake intake;
    private final StudentNumbers numbers;
    private final Registry registry;
    private final Units units;
    private final Halves halves;
    private final Pairs pairs;
    private final CarryOut carryOut;
    private final TransferPapers papers;

    EnterByLetter(
            Intake intake,
            StudentNumbers numbers,
            Registry registry,
            Units units,
            Halves halves,
            Pairs pairs,
            CarryOut carryOut,
            TransferPapers papers) {
        this.intake = intake;
        this.numbers = numbers;
        this.registry = registry;
        this.units = units;
        this.halves = halves;
        this.pairs = pairs;
        this.carryOut = carryOut;
        this.papers = papers;
    }

    /// @return the act that opened it
    UUID enter(Pair pair, Half half, CaseView granted, TransferInRequest form) {
        carryOut.unlessConfirmed(pair);
        var school = Objects.requireNonNull(pair.receivingId());
        var enrolment =
                intake.enrolEach(school, REGISTERED, List.of(newcomer(pair, half, form))).get(1);
        var number = numbers.give(List.of(Objects.requireNonNull(enrolment))).get(enrolment);
        var student = registry.get(enrolment);
        halves.placed(half.id(), form.unit(), enrolment);
        var event = halves.firstEvent(enrolment);
        pairs.become(pair, TransferState.COMPLETED, null, null);
        pairs.on(pair.id(), form.on());
        pairs.carriedOut(pair.id(), null, event, carryOut.fileBy(school, form.on()));
        papers.acceptance(
                pair,
                halves.find(half.id()).orElseThrow(),
                new EnterTransferred.Entered(
                        enrolment, event, student.scopePos(), String.valueOf(number)),
                form.on());
        return event;
    }

    private NewStudent newcomer(Pair pair, Half half, TransferInRequest form) {
        var name = new PersonName(half.name());
        var entryYear = units.get(form.unit()).entryYear();
        return new NewStudent(
                1,
                new NewStudent.Person(
                        name.text(),
                        null,
                        name.pinyin(),
                        name.initials(),
                        name.suffixes(),
                        half.sex(),
                        half.birthOn(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                List.of(),
                List.of(new NewStudent.Schooling(pair.sendingName(), null, null, form.on())),
                null,
                form.unit(),
                half.gradeLevel(),
                null,
                null,
                half.registryNumber(),
                false,
                null,
                half.kind(),
                half.level(),
                null,
                null,
                null,
                List.of(),
                form.on(),
                entryYear == null ? form.on().getYear() : entryYear,
                null,
                null,
                null);
    }
}
