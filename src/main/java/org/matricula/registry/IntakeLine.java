package org.matricula.registry;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of a newcomer in the order of the staging copy.
final class IntakeLine {

    private IntakeLine() {}

    static String of(CopyLine line, NewStudent student, Sealing.Sealed sealed) {
        line.begin().add(student.row()).add(sealed.salt());
        person(line, student.person(), sealed);
        family(line, student.guardians(), sealed);
        schooling(line, student.schooling());
        var health = student.health();
        line.add(health == null ? null : health.condition())
                .add(health == null ? null : health.blood())
                .add(sealed.healthNote());
        enrolment(line, student, sealed);
        return line.end();
    }

    private static void person(CopyLine line, NewStudent.Person it, Sealing.Sealed sealed) {
        line.add(it.name())
                .add(it.formerName())
                .add(it.pinyin())
                .add(it.initials())
                .addAll(it.nameParts())
                .add(it.sex())
                .add(it.birthOn())
                .add(it.ethnicity())
                .add(it.nationality())
                .add(it.overseas())
                .add(it.politicalStatus())
                .add(it.nativePlace())
                .add(it.documentType())
                .add(sealed.document())
                .add(sealed.documentDigest())
                .add(it.documentOverride())
                .add(it.householdType())
                .add(sealed.householdAddress())
                .add(sealed.homeAddress())
                .add(sealed.phone())
                .add(sealed.phoneTailDigest())
                .add(sealed.email());
    }

    private static void family(
            CopyLine line, List<NewStudent.Guardian> family, Sealing.Sealed sealed) {
        line.addAll(each(family, NewStudent.Guardian::name))
                .addAll(each(family, NewStudent.Guardian::relation))
                .addAll(sealed.guardianPhones())
                .addAll(each(family, NewStudent.Guardian::employer))
                .addAll(each(family, NewStudent.Guardian::custody));
    }

    private static void schooling(CopyLine line, List<NewStudent.Schooling> schooling) {
        line.addAll(each(schooling, NewStudent.Schooling::school))
                .addAll(each(schooling, NewStudent.Schooling::level))
                .addAll(each(schooling, NewStudent.Schooling::from))
                .addAll(each(schooling, NewStudent.Schooling::until));
    }

    private static void enrolment(CopyLine line, NewStudent it, Sealing.Sealed sealed) {
        line.add(it.unit())
                .add(it.gradeLevel())
                .add(it.entryLevel() == null ? it.gradeLevel() : it.entryLevel())
                .add(it.studentNumber())
                .add(sealed.registryNumber())
                .add(sealed.registryDigest())
                .add(it.registryNumberNational())
                .add(it.candidateNumber())
                .add(it.kind())
                .add(it.level())
                .add(it.studyForm())
                .add(it.admission())
                .add(it.boarding())
                .addAll(it.special())
                .add(it.entryOn())
                .add(it.entryYear())
                .add(it.schoolingYears())
                .add(it.studyLimitOn())
                .add(it.graduationOn())
                .add(it.entrance().score())
                .add(it.entrance().track())
                .add(it.entrance().tier())
                .add(it.entrance().origin());
    }

    private static <T> List<@Nullable Object> each(
            List<T> all, Function<T, @Nullable Object> what) {
        var values = new java.util.ArrayList<@Nullable Object>(all.size());
        all.forEach(it -> values.add(what.apply(it)));
        return values;
    }
}
