package org.matricula.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows another module keeps about students. They lie where their student does and belong to the
/// student's person: the register moves them along when a student is placed elsewhere, a unit is
/// moved in the tree, or two persons turn out to be one.
public interface StudentRows {

    /// One table with `scope_pos`.
    ///
    /// @param name with its schema
    /// @param found which rows are those of `:enrolments`; null for rows that lie at a unit and
    ///   move with the tree alone
    /// @param person whether it has a `person_id`
    record Table(String name, @Nullable String found, boolean person) {

        /// With columns `enrolment_id` and `person_id`.
        public static Table of(String name) {
            return new Table(name, "enrolment_id = any (:enrolments)", true);
        }

        /// With a column `enrolment_id` and no person of its own.
        public static Table unowned(String name) {
            return new Table(name, "enrolment_id = any (:enrolments)", false);
        }

        /// Found by the rows of another table, with a `person_id`.
        public static Table part(String name, String found) {
            return new Table(name, found, true);
        }

        /// Of a unit: a round, a batch, a task.
        public static Table ofUnit(String name) {
            return new Table(name, null, false);
        }
    }

    /// Those found by others come before them.
    List<Table> tables();
}
