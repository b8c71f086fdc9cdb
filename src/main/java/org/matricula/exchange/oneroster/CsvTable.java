package org.matricula.exchange.oneroster;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a CSV package: all that the standard names, with the columns of those that are
/// filled.
enum CsvTable {
    ACADEMIC_SESSIONS(
            "academicSessions",
            Resource.ACADEMIC_SESSION,
            "title,type,startDate,endDate,parentSourcedId,schoolYear"),
    CATEGORIES("categories", Resource.CATEGORY, "title,weight"),
    CLASSES(
            "classes",
            Resource.CLASS,
            "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"),
    CLASS_RESOURCES("classResources"),
    COURSES(
            "courses",
            Resource.COURSE,
            "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
    COURSE_RESOURCES("courseResources"),
    DEMOGRAPHICS(
            "demographics",
            Resource.DEMOGRAPHICS,
            "birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus"),
    ENROLLMENTS(
            "enrollments",
            Resource.ENROLLMENT,
            "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
    LINE_ITEM_LEARNING_OBJECTIVES("lineItemLearningObjectiveIds"),
    LINE_ITEMS(
            "lineItems",
            Resource.LINE_ITEM,
            "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId"),
    LINE_ITEM_SCORE_SCALES("lineItemScoreScales"),
    ORGS("orgs", Resource.ORG, "name,type,identifier,parentSourcedId"),
    RESOURCES("resources"),
    RESULT_LEARNING_OBJECTIVES("resultLearningObjectiveIds"),
    RESULTS(
            "results",
            Resource.RESULT,
            "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing"),
    RESULT_SCORE_SCALES("resultScoreScales"),
    /// each role of a user
    ROLES(
            "roles",
            Resource.USER,
            "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
    SCORE_SCALES("scoreScales"),
    USER_PROFILES("userProfiles"),
    USER_RESOURCES("userResources"),
    USERS(
            "users",
            Resource.USER,
            "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");

    private final String file;
    private final @Nullable Resource from;
    private final List<String> columns;

    CsvTable(String file) {
        this.file = file;
        this.from = null;
        this.columns = List.of();
    }

    CsvTable(String file, Resource from, String columns) {
        this.file = file;
        this.from = from;
        this.columns =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "sourcedId", "status", "dateLastModified"),
                                Arrays.stream(columns.split(",")))
                        .toList();
    }

    String file() {
        return file;
    }

    /// Null for what the register has nothing of.
    @Nullable Resource from() {
        return from;
    }

    List<String> columns() {
        return columns;
    }

    /// The property a column is filled from: `classSourcedId` by `class`.
    static String property(String column) {
        return column.equals("termSourcedIds") ? "terms" : column.replaceFirst("SourcedId$", "");
    }
}
