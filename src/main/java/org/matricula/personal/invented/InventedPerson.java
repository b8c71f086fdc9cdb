package org.matricula.personal.invented;

import java.time.LocalDate;
import java.util.List;

/// Somebody who never was.
///
/// @param sex code of GB/T 2261.1
/// @param ethnicity code of GB/T 3304
/// @param residentId a number of GB 11643 whose check digit is right
/// @param division GB/T 2260 code of the household registration, the first six of the number
/// @param place the division in words, province first
public record InventedPerson(
        String name,
        String sex,
        LocalDate birthOn,
        String ethnicity,
        String residentId,
        String division,
        String place,
        String address,
        String phone,
        List<Guardian> guardians) {

    /// @param relation code of GB/T 4761: 51 father, 52 mother, 61 grandfather, 62 grandmother
    public record Guardian(String name, String relation, String phone) {}
}
