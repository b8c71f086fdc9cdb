/// The embedded PostgreSQL of the demonstration, and the transaction that tells the database who
/// acts.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "数据库",
        allowedDependencies = {"kernel"})
package org.matricula.database;
