/// 毕业生登记表: filled in and signed by the graduate, appraised by class and department, checked item by
/// item, and printed class by class with the transcript that goes with it.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.register;
