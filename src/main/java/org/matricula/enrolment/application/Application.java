package org.matricula.enrolment.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an applicant fills in on their phone.
///
/// @param consent whether they, or their guardian, agree that the school keeps these data for the
///   admission (个人信息保护法 第十三条, 第三十一条)
public record Application(
        @Nullable UUID unit,
        @Nullable String name,
        @Nullable String sex,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String phone,
        @Nullable String previousSchool,
        @Nullable Boolean consent) {}
