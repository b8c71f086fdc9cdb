/// 档案转递: files that leave for another body and files that are called for, each with its letter, its
/// carrier and the receipt that must come back.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.transit;
