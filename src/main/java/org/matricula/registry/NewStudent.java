package org.matricula.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything the first registration of one student writes (学籍登记): the person, their family and the
/// enrolment with its first standing. Values are normalised and checked before; private ones are
/// still in clear and are sealed on their way into the database.
///
/// @param row the caller's own number of the row, by which conflicts are named
/// @param unit the class, or the unit the student belongs to directly
/// @param gradeLevel year of schooling (1-12) or of study now
/// @param entryLevel the same at entry: somebody taken over from an older register has a standing
///   for each year between; null for a newcomer
/// @param studentNumber null where it is to be issued later
/// @param registryNumber 学籍号, null where there is none
/// @param entrance [Entrance#UNKNOWN] where no entrance examination is on record
public record NewStudent(
        int row,
        Person person,
        List<Guardian> guardians,
        List<Schooling> schooling,
        @Nullable Health health,
        UUID unit,
        @Nullable Integer gradeLevel,
        @Nullable Integer entryLevel,
        @Nullable String studentNumber,
        @Nullable String registryNumber,
        boolean registryNumberNational,
        @Nullable String candidateNumber,
        String kind,
        @Nullable String level,
        @Nullable String studyForm,
        @Nullable String admission,
        @Nullable String boarding,
        List<String> special,
        LocalDate entryOn,
        int entryYear,
        @Nullable BigDecimal schoolingYears,
        @Nullable LocalDate studyLimitOn,
        @Nullable LocalDate graduationOn,
        Entrance entrance) {

    public NewStudent {
        guardians = List.copyOf(guardians);
        schooling = List.copyOf(schooling);
        special = List.copyOf(special);
    }

    /// Somebody of whose admission nothing is known.
    public NewStudent(
            int row,
            Person person,
            List<Guardian> guardians,
            List<Schooling> schooling,
            @Nullable Health health,
            UUID unit,
            @Nullable Integer gradeLevel,
            @Nullable Integer entryLevel,
            @Nullable String studentNumber,
            @Nullable String registryNumber,
            boolean registryNumberNational,
            @Nullable String candidateNumber,
            String kind,
            @Nullable String level,
            @Nullable String studyForm,
            @Nullable String admission,
            @Nullable String boarding,
            List<String> special,
            LocalDate entryOn,
            int entryYear,
            @Nullable BigDecimal schoolingYears,
            @Nullable LocalDate studyLimitOn,
            @Nullable LocalDate graduationOn) {
        this(
                row,
                person,
                guardians,
                schooling,
                health,
                unit,
                gradeLevel,
                entryLevel,
                studentNumber,
                registryNumber,
                registryNumberNational,
                candidateNumber,
                kind,
                level,
                studyForm,
                admission,
                boarding,
                special,
                entryOn,
                entryYear,
                schoolingYears,
                studyLimitOn,
                graduationOn,
                Entrance.UNKNOWN);
    }

    /// @param documentOverride why a document that fails its checks is kept all the same
    public record Person(
            String name,
            @Nullable String formerName,
            String pinyin,
            String initials,
            List<String> nameParts,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            @Nullable String nationality,
            @Nullable String overseas,
            @Nullable String politicalStatus,
            @Nullable String nativePlace,
            @Nullable String documentType,
            @Nullable String documentNumber,
            @Nullable String documentOverride,
            @Nullable String householdType,
            @Nullable String householdAddress,
            @Nullable String homeAddress,
            @Nullable String phone,
            @Nullable String email) {}

    /// @param relation 家庭关系 (GB/T 4761)
    public record Guardian(
            String name,
            String relation,
            @Nullable String phone,
            @Nullable String employer,
            boolean custody) {}

    public record Schooling(
            String school,
            @Nullable String level,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    public record Health(
            @Nullable String condition, @Nullable String blood, @Nullable String note) {}
}
