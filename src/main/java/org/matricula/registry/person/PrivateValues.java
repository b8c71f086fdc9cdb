package org.matricula.registry.person;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// 敏感个人信息 of a file: masked, unless somebody has given a reason (个人信息保护法 第五十一条).
///
/// @param guardianPhones in the guardians' order
record PrivateValues(
        @Nullable String idNumber,
        @Nullable String registryNumber,
        @Nullable String householdAddress,
        @Nullable String homeAddress,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String healthNote,
        List<Optional<String>> guardianPhones,
        boolean clear) {}
