package org.matricula.demo;

import java.util.UUID;

/// A class of the great register.
///
/// @param below the class that whoever loses a year joins, itself where there is none
/// @param beside the class that whoever changes class joins, itself where there is none
/// @param firstPerson how many of its crowd come before its own
/// @param firstNumber how many student numbers under its prefix come before its own
/// @param firstPlace how many of its institution's students come before its own
record BulkClass(
        ClassPlan plan,
        UUID below,
        UUID beside,
        long firstPerson,
        int firstNumber,
        int firstPlace) {}
