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
    /// @param stays which of them lie elsewhere for now, and do not follow; null for none
    /// @param person whether it has a `person_id`
    record Table(String name, @Nullable String found, @Nullable String stays, boolean person) {

        /// But for those that lie elsewhere for now: at an office that was asked.
        public Table butFor(String which) {
            return new Table(name, found, which, person);
        }

        /// With columns `enrolment_id` and `person_id`.
        public static Table of(String name) {
            return new Table(name, "enrolment_id = any (:enrolments)", null, true);
        }

        /// With a column `enrolment_id` and no person of its own.
        public static Table unowned(String name) {
            return new Table(name, "enrolment_id = any (:enrolments)", null, false);
        }

        /// Found by the rows of another table, with a `person_id`.
        public static Table part(String name, String found) {
            return new Table(name, found, null, true);
        }

        /// Of a unit: a round, a batch, a task.
        public static Table ofUnit(String name) {
            return new Table(name, null, null, false);
        }
    }

    /// Those found by others come before them.
    List<Table> tables();
}
